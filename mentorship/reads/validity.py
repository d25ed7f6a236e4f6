"""What the reports of those who tried a tutorial say of it, together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q
from django.utils import timezone

from mentorship.models import Trial
from mentorship.models.trial import Outcome


@dataclass(frozen=True)
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


def of(tutorials: Iterable[int]) -> dict[int, Validity]:
    """For each of these tutorials, in one query."""
    wanted = list(tutorials)
    counting = Trial.objects.filter(tutorial__in=wanted).latest_each().values("pk")
    each = {one: Count("pk", filter=Q(outcome=one)) for one in Outcome.values}
    rows: Any = Trial.objects.filter(pk__in=counting).values("tutorial")
    rows = rows.annotate(**each, last=Max("made_at"))
    found = {row.pop("tutorial"): Validity(**row) for row in rows}
    return {pk: found.get(pk, Validity()) for pk in wanted}
