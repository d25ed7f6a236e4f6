"""How sure a line of the contact book is."""

from datetime import date, timedelta
from typing import NamedTuple

from django.utils import timezone

GOOD_FOR = timedelta(days=92)


class Sure(NamedTuple):
    """`right` and `wrong`: how many others lately found it so; `day`: when it was last right."""

    right: int
    wrong: int
    day: date

    @property
    def is_stale(self) -> bool:
        return timezone.localdate() - self.day > GOOD_FOR

    @property
    def is_doubtful(self) -> bool:
        return self.wrong > self.right
