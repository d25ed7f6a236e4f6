"""Otieno, whom two have met, and the phones he comes in by."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from community.members.models import Member
from groups.models import Group
from tests import world
from tests.members.arriving import come_in_again, new_phone
from tests.members.door import come_in

DAYS_AGO = timedelta(days=9)


@pytest.fixture
def otieno(group: Group, amina: Member, dalia: Member) -> Member:
    with time_machine.travel(timezone.now() - DAYS_AGO, tick=False):
        otieno = world.joined(world.member("Otieno"), group)
    world.met(amina, otieno)
    world.met(dalia, otieno)
    return otieno


@pytest.fixture
def old(otieno: Member, settings: LazySettings) -> Client:
    """The phone Otieno has been in by, since some days ago."""
    settings.SMS_BETWEEN = 0
    old = Client()
    with time_machine.travel(timezone.now() - DAYS_AGO, tick=False):
        come_in(old, otieno.phone or "")
    come_in_again(old, otieno)
    return old


@pytest.fixture
def phone(old: Client, otieno: Member) -> Client:
    """A new one, on which his badges rest."""
    return new_phone(otieno)
