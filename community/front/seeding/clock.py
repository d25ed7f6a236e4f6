"""When things happened in the demo: its days are counted back from the day it is sown."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from unittest import mock

from django.utils import timezone

NEWEST = timedelta(hours=9)


class Calendar:
    """Its day 0 is today once today's newest talk is past, else yesterday: none is to come."""

    def __init__(self) -> None:
        self.today: date = timezone.localdate(timezone.now() - NEWEST)

    def day(self, ago: int) -> date:
        return self.today - timedelta(days=ago)

    def moment(self, ago: int, hour: str) -> datetime:
        """moment(2, "06:30") is half past six, market time, two days ago."""
        return timezone.make_aware(datetime.combine(self.day(ago), time.fromisoformat(hour)))


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """What is done inside happened at `moment`.

    Rows, their events and their notices all ask timezone.now; to date them afterwards, noun by
    noun, would miss one.
    """
    with mock.patch.object(timezone, "now", return_value=moment):
        yield
