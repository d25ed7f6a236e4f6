"""What waits for the stewards of a group, or for staff, each thing with all that was said of it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from community.members.models import Confirmation, Freeze, Handover, Member, Ring
from community.members.models.freeze import Why
from community.members.voice import Voice, voices
from groups.actions.appeals import is_for_staff, judges
from groups.models import Appeal, Finding, Group, Look, Membership, Report, Suspension
from groups.models.look import Judged
from groups.models.report import Kind, ReportQuerySet

MOST, ROWS, BRIGADE = 100, 2000, 5


@dataclass(frozen=True)
class Case:
    """One thing, and the open reports of it, the first first: it tells what was said then.

    `heard` is how many its reporters weigh, at most one each: fifty accounts of a crowd that nobody
    vouches for weigh one, and those of one circle are one voice.
    """

    reports: Sequence[Report]
    heard: float

    @property
    def first(self) -> Report:
        return self.reports[0]

    @property
    def many(self) -> int:
        return len({report.author_id for report in self.reports})

    @property
    def crowd(self) -> bool:
        """Many who report together, and none of them known: a brigade looks like this."""
        return self.many >= BRIGADE and self.heard < 1

    @property
    def kinds(self) -> list[tuple[str, int]]:
        """How often each thing was found the matter, the most frequent first."""
        times = Counter(report.kind for report in self.reports)
        return [(str(Kind(kind).label), many) for kind, many in times.most_common()]


def cases(member: Member, group: Group) -> list[Case]:
    """The open ones that this steward may judge."""
    return gathered(Report.objects.judged_by(member, group))


def staff_cases(staff: Member) -> list[Case]:
    return gathered(Report.objects.for_staff(staff))


def gathered(reports: ReportQuerySet) -> list[Case]:
    rows = reports.select_related("about", "author", "group").order_by("pk")[:ROWS]
    things: dict[tuple[str, int], list[Report]] = {}
    for row in rows:
        things.setdefault((row.noun, row.subject), []).append(row)
    known = voices(row.author for row in rows)
    return loudest(Case(of_one, heard(of_one, known)) for of_one in things.values())[:MOST]


def heard(reports: Iterable[Report], known: Mapping[int, Voice]) -> float:
    """The weights of those who report it, the loudest of each circle."""
    loud: dict[int, float] = {}
    for one in reports:
        voice = known[one.author_id]
        loud[voice.circle] = max(loud.get(voice.circle, 0.0), voice.standing)
    return sum(loud.values())


def loudest(found: Iterable[Case]) -> list[Case]:
    """By what the reporters weigh, not by how many they are; of equals the one reported first."""
    return sorted(found, key=lambda case: (-round(case.heard, 6), case.first.pk))


def appeals(member: Member, group: Group) -> list[Appeal]:
    """The open ones, but those of this steward's own findings, or about them, or judged already."""
    return list(
        open_appeals()
        .filter(finding__group=group)
        .exclude(Q(finding__author=member) | Q(author=member) | Q(opinions__author=member))
        .exclude(finding__reports__author=member)
    )


def staff_appeals(staff: Member) -> list[Appeal]:
    """Those that the stewards who are left cannot settle."""
    waiting = open_appeals().exclude(Q(finding__author=staff) | Q(author=staff))
    return [one for one in waiting if is_for_staff(one)]


def open_appeals() -> QuerySet[Appeal]:
    waiting = Appeal.objects.filter(answered_at=None).order_by("pk")
    return waiting.select_related("author", "finding__group", "finding__about", "finding__author")


def out_now(group: Group) -> list[Suspension]:
    """Who is out for some days, the first to come back first."""
    out = group.suspensions.filter(ended_at=None).select_related("member", "finding")
    return list(out.order_by("until"))


def rings(group: Group) -> list[Ring]:
    """Circles of members who vouch for nobody but each other, of whom some are in this group; not
    those that a steward has looked at since they were found."""
    inside = Membership.objects.filter(group=group).values("member")
    found = Ring.objects.filter(members__in=inside, ended_at=None).distinct().order_by("pk")
    here = Prefetch("members", Member.objects.filter(pk__in=inside), to_attr="here")
    return list(found.exclude(Exists(looks(group))).prefetch_related(here))


def staff_rings() -> list[Ring]:
    """Those that stewards passed on."""
    passed = Look.objects.filter(ring=OuterRef("pk"), judged=Judged.PASSED)
    found = Ring.objects.filter(Exists(passed), ended_at=None).exclude(Exists(looks(None)))
    here = Prefetch("members", Member.objects.order_by("pk"), to_attr="here")
    return list(found.order_by("pk").prefetch_related(here))


def looks(group: Group | None) -> QuerySet[Look]:
    since = {"ring": OuterRef("pk"), "made_at__gte": OuterRef("found_at")}
    return Look.objects.filter(group=group, **since)


def freezes(member: Member, group: Group) -> list[Freeze]:
    """Members of the group whose badges rest, with what those who met them said; not one's own."""
    inside = Membership.objects.filter(group=group).exclude(member=member).values("member")
    return list(resting().filter(member__in=inside)[:MOST])


def staff_freezes(staff: Member) -> list[Freeze]:
    return list(resting().exclude(member=staff)[:MOST])


def resting() -> QuerySet[Freeze]:
    """Those whose number went to somebody else come back by a new number, not by a word."""
    lasting = Freeze.objects.lasting().exclude(why=Why.PARTED).order_by("pk")
    said = Prefetch("confirmations", Confirmation.objects.select_related("author").order_by("pk"))
    return lasting.select_related("member").prefetch_related(said)


def handovers(member: Member, group: Group) -> list[Handover]:
    """Members of the group whose account looks as if it changed hands."""
    inside = Membership.objects.filter(group=group).exclude(member=member).values("member")
    asked = Handover.objects.filter(settled_at=None, member__in=inside)
    return list(asked.select_related("member").order_by("pk")[:MOST])


def finding(reader: Member, one: Finding) -> dict[str, Any]:
    """What was found, and what this reader may do: appeal, or judge the appeal."""
    appeal = getattr(one, "appeal", None)
    opinions = list(appeal.opinions.select_related("author").order_by("pk")) if appeal else []
    spoken = reader.pk in {opinion.author_id for opinion in opinions}
    waiting = appeal is not None and appeal.answered_at is None and not spoken
    return {
        "finding": one,
        "made_appeal": appeal,
        "opinions": opinions,
        "own": one.about_id == reader.pk,
        "may_appeal": one.about_id == reader.pk and one.may_be_appealed,
        "may_judge": waiting and appeal is not None and may_judge(reader, appeal),
    }


def may_judge(reader: Member, appeal: Appeal) -> bool:
    party = {appeal.author_id, appeal.finding.author_id}
    staff = reader.is_staff and reader.pk not in party and is_for_staff(appeal)
    return staff or reader in judges(appeal)
