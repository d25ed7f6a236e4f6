from collections.abc import Callable
from uuid import UUID

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.live.record import record
from community.members import book
from community.members.models import Member
from community.members.models.deed import Verb
from community.members.once import once
from community.notices.tell import tell
from community.text.refusals import Refusal
from groups.actions import wording
from groups.actions.cautions import caution, introduced_by
from groups.actions.suspensions import shut_out, suspend
from groups.models import Finding, Group, Report
from groups.models.finding import OF_REPORTS, Outcome
from groups.models.report import ReportQuerySet
from groups.subjects import known, unnamed


def find(
    by: Member,
    group: Group | None,
    key: UUID,
    noun: str,
    subject: int,
    outcome: str,
    reason: str,
    days: int | None = None,
    rule: str = "",
) -> Finding:
    """A steward, or one of the staff, answers all open reports of one thing, and says why; a rule
    that is cited is one of the group's, as it stands now."""
    thing = {"noun": noun, "subject": subject}
    if outcome not in OF_REPORTS:
        raise Refusal(_("This is not found of what was reported."), "outcome")
    lasting = (days or 0) if outcome == Outcome.SUSPENDED else 0
    words = {"outcome": outcome, "reason": wording.reason(reason), "days": lasting}
    words["rule"] = cited(group, rule)

    def act() -> Finding:
        return found(by, opened(by, group).filter(**thing), key, words)

    return once(Finding, by, key, act)


def cited(group: Group | None, rule: str) -> str:
    said = rule.strip()
    if said and said not in (group.rule_lines if group else []):
        raise Refusal(_("This is not in the rules of the group any more."), "rule")
    return said


def opened(by: Member, group: Group | None) -> ReportQuerySet:
    """What this steward may judge, or, without a group, what falls to staff."""
    if group is None:
        return Report.objects.for_staff(by)
    return Report.objects.judged_by(by, group)


def found(by: Member, reports: ReportQuerySet, key: UUID, words: dict[str, object]) -> Finding:
    first = reports.select_for_update(of=["self"]).select_related("group", "about").first()
    if first is None:
        raise Refusal(_("It was answered already."))
    open_ones = Report.objects.still_open().filter(noun=first.noun, subject=first.subject)
    same = open_ones.filter(group=first.group)
    what = {"noun": first.noun, "subject": first.subject, "about": first.about}
    what["brought_by"] = introduced_by(first)
    finding = Finding.objects.create(
        author=by, key=key, group=first.group, evidence=first.evidence, **what, **words
    )
    DOES[Outcome(finding.outcome)](by, finding)
    told = list(same.select_related("author"))
    same.update(finding=finding)
    written(by, finding)
    answer(by, finding, [one.author for one in told])
    caution(by, finding, told)
    return finding


def nothing(by: Member, finding: Finding) -> None:
    """The word alone."""


def take(by: Member, finding: Finding) -> None:
    away = known()[finding.noun].take
    if away is None:
        raise Refusal(_("This cannot be taken away from here."), "outcome")
    away(by, finding.subject, finding.reason)


def slow(by: Member, finding: Finding) -> None:
    """The finding itself is what slows them down, for a day, and by leaving it is not escaped."""
    if finding.group is None:
        raise Refusal(_("Staff can warn and take away; the rest is for a group's stewards."))


DOES: dict[Outcome, Callable[[Member, Finding], None]] = {
    Outcome.DISMISSED: nothing,
    Outcome.WARNED: nothing,
    Outcome.SLOWED: slow,
    Outcome.TAKEN: take,
    Outcome.SUSPENDED: suspend,
    Outcome.REMOVED: shut_out,
}
VERBS = {
    Outcome.DISMISSED: Verb.REPORT_DISMISSED,
    Outcome.WARNED: Verb.MEMBER_WARNED,
    Outcome.SLOWED: Verb.MEMBER_SLOWED,
    Outcome.TAKEN: Verb.REPORTED_TAKEN,
    Outcome.SUSPENDED: Verb.MEMBER_SUSPENDED,
    Outcome.REMOVED: Verb.MEMBER_REMOVED,
}


def written(by: Member, finding: Finding) -> None:
    """Into the book; of whom nothing was found wrong, and who hides their name, are not named."""
    nobody = finding.outcome == Outcome.DISMISSED or finding.pk in unnamed([finding])
    book.enter(
        VERBS[Outcome(finding.outcome)],
        by=by,
        where=finding.group.topic if finding.group else "staff",
        member=None if nobody else finding.about,
        subject=finding.pk,
        after=f"{finding.days} d" if finding.outcome == Outcome.SUSPENDED else "",
        reason=finding.reason,
    )


def answer(by: Member, finding: Finding, reporters: list[Member]) -> None:
    """The one concerned reads why and how to appeal; whoever reported reads what was found."""
    outcome, why = finding.get_outcome_display(), finding.reason
    url = reverse("groups:finding", args=[finding.pk])
    if finding.outcome != Outcome.DISMISSED:
        said = format_lazy(_("The stewards found: {what}. {why}"), what=outcome, why=why)
        tell([finding.about], "group.finding", text=said, url=url, by=by)
    came = format_lazy(_("Of what you reported: {what}. {why}"), what=outcome, why=why)
    tell(reporters, "group.reported", text=came, url=reverse("groups:reports"), by=by)
    record(f"member.{finding.about_id}", "finding.made", by=by, subject=finding.pk)
