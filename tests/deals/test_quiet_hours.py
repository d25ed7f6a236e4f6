"""Quiet hours hold the texts of deals too: what is no answer to a text and no code, sleeps."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache

from community.deals.actions import terms
from community.members.models import Member
from community.notices.actions.preferences import arrange
from community.sms.actions.receiving import receive
from community.sms.models import Text
from community.sms.tasks import hand_over, hand_over_the_rest
from tests import world
from tests.deals.conftest import Sends
from tests.deals.test_claims import STRANGER
from tests.deals.test_deals import draft
from tests.notices.test_deliver import BY_TEXT

pytestmark = pytest.mark.django_db
NIGHT = datetime(2027, 3, 1, 23, 0, tzinfo=ZoneInfo("Africa/Nairobi"))
MORNING = NIGHT + timedelta(hours=7, minutes=31)


@pytest.fixture
def night(settings: Any, amina: Member, wanjiru: Member) -> Iterator[time_machine.Traveller]:
    settings.QUIET_HOURS = "21:00-06:30"
    with time_machine.travel(NIGHT, tick=False) as clock:
        cache.clear()
        yield clock


def sent(to: Member) -> list[str]:
    for text in Text.objects.filter(sent_at=None):
        hand_over(text.pk)
    hand_over_the_rest()
    gone = Text.objects.filter(to=to.phone).exclude(sent_at=None)
    return list(gone.order_by("pk").values_list("body", flat=True))


def test_a_deal_drafted_by_night_wakes_nobody_and_is_texted_in_the_morning(
    night: time_machine.Traveller, amina: Member, wanjiru: Member
) -> None:
    made = draft(amina, wanjiru)
    assert sent(wanjiru) == []
    night.move_to(MORNING)
    [text] = sent(wanjiru)
    assert f"YES {made.pk}" in text
    assert "23:00" in text, "when it was said, not when it was sent"


def test_by_day_it_goes_out_at_once(
    night: time_machine.Traveller, amina: Member, wanjiru: Member
) -> None:
    night.move_to(MORNING)
    draft(amina, wanjiru)
    assert len(sent(wanjiru)) == 1


def test_the_hours_are_those_each_has_chosen(
    night: time_machine.Traveller, amina: Member, wanjiru: Member
) -> None:
    arrange(wanjiru, **BY_TEXT | {"quiet_from": time(0), "quiet_until": time(5)})
    made = draft(amina, wanjiru)
    assert len(sent(wanjiru)) == 1
    terms.agree(wanjiru, made.promised)
    assert len(sent(wanjiru)) == 2, "her night has not begun"
    assert sent(amina) == [], "the other sleeps"
    night.move_to(MORNING)
    assert len(sent(amina)) == 1


def test_who_answers_by_text_at_night_is_answered_at_once(
    night: time_machine.Traveller, amina: Member, wanjiru: Member, sends: Sends
) -> None:
    made = draft(amina, wanjiru)
    assert "Noted: yes" in sends(wanjiru, f"YES {made.pk}")
    assert len(sent(wanjiru)) == 1, "the answer, and nothing else until morning"
    assert sent(amina) == []
    night.move_to(MORNING)
    assert any(f"Deal {made.pk} holds" in body for body in sent(amina))


def test_a_claim_against_a_number_and_against_a_member_waits_for_the_morning(
    night: time_machine.Traveller, amina: Member, wanjiru: Member
) -> None:
    world.claim(amina, STRANGER)
    world.claim(amina, str(wanjiru.phone))
    assert sent(wanjiru) == []
    assert not Text.objects.exclude(sent_at=None).exists()
    night.move_to(MORNING)
    assert len(sent(wanjiru)) == 1
    assert Text.objects.filter(sent_at=None).count() == 0


def test_a_stop_by_night_ends_what_waits_for_the_morning_but_no_code(
    night: time_machine.Traveller, amina: Member, wanjiru: Member
) -> None:
    draft(amina, wanjiru)
    receive(str(wanjiru.phone), "STOP", "one")
    night.move_to(MORNING)
    [confirmed] = sent(wanjiru)
    assert "START" in confirmed
    assert Text.objects.filter(to=wanjiru.phone).exclude(withheld_at=None).count() == 1
