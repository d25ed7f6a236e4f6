"""Standing worked out anew, away from those who wait for a page."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from community.members import reckoning
from community.members.models import Change, Handshake

SOON = timedelta(minutes=1)
KEPT = timedelta(days=1)


def owe() -> None:
    """After the commit, so that the job sees it; many changes in a minute are one job's."""
    transaction.on_commit(ask, robust=True)


def ask() -> None:
    """Once: a job that waits already will see this change as well."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        later.configure(schedule_in={"seconds": SOON.seconds}).defer()


def go_on() -> None:
    reckoning.work_out(go_on=True)


def start_anew() -> None:
    """Every night, so that what lapsed counts no more."""
    reckoning.work_out()


def forget() -> None:
    """Digits that were shown are of no use after their ten minutes; a change after its week."""
    Handshake.objects.filter(made_at__lt=timezone.now() - KEPT).delete()
    Change.objects.filter(made_at__lt=timezone.now() - 8 * KEPT).delete()


later: Any = app.task(name="members.standing", queueing_lock="members.standing")(go_on)
