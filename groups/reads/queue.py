"""What waits for the stewards of a group, or for staff, each thing with all that was said of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from community.members.models import Member
from groups.models import Group, Report
from groups.models.report import Kind, ReportQuerySet

MOST = 100


@dataclass(frozen=True)
class Case:
    """One thing, and the open reports of it, the first first: it tells what was said then."""

    reports: Sequence[Report]

    @property
    def first(self) -> Report:
        return self.reports[0]

    @property
    def kinds(self) -> list[tuple[str, int]]:
        """How often each thing was found the matter, the most frequent first."""
        times = Counter(report.kind for report in self.reports)
        return [(str(Kind(kind).label), many) for kind, many in times.most_common()]


def cases(member: Member, group: Group) -> list[Case]:
    """The open ones that this steward may judge: none about themselves."""
    return gathered(Report.objects.filter(group=group).exclude(about=member))


def gathered(reports: ReportQuerySet) -> list[Case]:
    rows = reports.still_open().select_related("about", "author", "group").order_by("pk")[:MOST]
    things: dict[tuple[str, int], list[Report]] = {}
    for row in rows:
        things.setdefault((row.noun, row.subject), []).append(row)
    return most_reported(map(Case, things.values()))


def most_reported(found: Iterable[Case]) -> list[Case]:
    return sorted(found, key=lambda case: (-len(case.reports), case.first.pk))
