"""What the reports of those who tried a tutorial say of it, together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from mentorship.models import Trial
from mentorship.models.trial import Outcome


@dataclass
class Validity:
    """Counts members, each by their last report."""

    worked: int = 0
    partly: int = 0
    no: int = 0
    last: datetime | None = None

    @property
    def tried(self) -> int:
        return self.worked + self.partly + self.no

    @property
    def days(self) -> int:
        """Since the last report, in whole days."""
        return (timezone.localdate() - timezone.localdate(self.last)).days if self.last else 0

    def count(self, trial: Trial) -> None:
        for outcome in Outcome.values:
            if trial.outcome == outcome:
                setattr(self, outcome, getattr(self, outcome) + 1)
        self.last = max(self.last or trial.made_at, trial.made_at)


def of(tutorials: Iterable[int]) -> dict[int, Validity]:
    """For each of these tutorials, in one query."""
    found = {pk: Validity() for pk in tutorials}
    for trial in Trial.objects.filter(tutorial__in=found).latest_each():
        found[trial.tutorial_id].count(trial)
    return found
