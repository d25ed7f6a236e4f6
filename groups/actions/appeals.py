from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.live.record import record
from community.members import book, vouching
from community.members.models import Freeze, Member
from community.members.models.deed import Verb
from community.members.once import once
from community.notices.tell import tell
from community.text.refusals import Refusal
from community.text.wording import said
from groups.actions import accounts, cautions, wording
from groups.actions.doors import seat
from groups.actions.suspensions import let_back
from groups.models import Appeal, Finding, Group, Opinion, Report
from groups.models.finding import Outcome
from groups.subjects import known, unnamed

ALIKE = 2


def appeal(by: Member, finding: Finding, key: UUID, words: str) -> Appeal:
    """The one concerned says, once, why it is wrong; two stewards who did not find it judge."""
    kept = said(words, 1000, "words", str(_("Say why it is wrong.")))
    return once(Appeal, by, key, lambda: appealed(by, finding, key, kept))


def open_to(member: Member) -> Finding | None:
    """The newest about them that they may still appeal against, or have by this very text."""
    found = Finding.objects.filter(about=member).order_by("-pk").select_related("appeal")
    return next((one for one in found[:20] if one.may_be_appealed or has_appealed(one)), None)


def has_appealed(finding: Finding) -> bool:
    return hasattr(finding, "appeal") and finding.appeal.answered_at is None


def appealed(by: Member, finding: Finding, key: UUID, words: str) -> Appeal:
    if finding.about_id != by.pk:
        raise Refusal(_("Only the one concerned can appeal."))
    Finding.objects.select_for_update().get(pk=finding.pk)
    if Appeal.objects.filter(finding=finding).exists():
        raise Refusal(_("You have appealed already."))
    if not finding.may_be_appealed:
        raise Refusal(_("It can no longer be appealed."))
    made = Appeal.objects.create(author=by, key=key, finding=finding, words=words)
    tell_judges(made)
    record(f"member.{by.pk}", "appeal.made", by=by, subject=made.pk)
    return made


def tell_judges(made: Appeal) -> None:
    text = format_lazy(_("{who} appeals against a finding. Judge it."), who=made.author)
    url = reverse("groups:finding", args=[made.finding_id])
    due = list(judges(made))
    if is_for_staff(made):
        due += Member.objects.filter(is_staff=True, is_active=True).exclude(pk=made.author_id)
    tell(due, "group.appeal", text=text, url=url, by=made.author)


def judges(made: Appeal) -> list[Member]:
    """The stewards with no part in it: neither found it, nor reported it, nor is it about them. An
    account that is closed, or whose badges rest, keeps nobody waiting."""
    finding = made.finding
    if finding.group is None:
        return []
    reporters = Report.objects.filter(finding=finding).values("author")
    party = Q(pk__in=[finding.author_id, finding.about_id]) | Q(pk__in=reporters)
    resting = Q(pk__in=Freeze.objects.lasting().values("member"))
    return list(finding.group.stewards().filter(is_active=True).exclude(party | resting))


def is_for_staff(made: Appeal) -> bool:
    """Where the stewards that are left cannot bring two alike together."""
    heard = list(made.opinions.values_list("author", "lifts"))
    spoken = {author for author, _lifts in heard}
    waiting = sum(1 for one in judges(made) if one.pk not in spoken)
    lifting = sum(1 for _author, lifts in heard if lifts)
    return max(lifting, len(heard) - lifting) + waiting < ALIKE


def judge(by: Member, made: Appeal, key: UUID, lifts: bool, reason: str) -> Opinion:
    """One who has no part in it says whether the finding stands; two alike settle it, or staff."""
    why = wording.reason(reason)
    return once(Opinion, by, key, lambda: judged(by, made, key, lifts, why))


def judged(by: Member, made: Appeal, key: UUID, lifts: bool, reason: str) -> Opinion:
    book.refuse_powerless(by)
    made = Appeal.objects.select_for_update().get(pk=made.pk)
    staff = by.is_staff and by.pk != made.finding.author_id and is_for_staff(made)
    if (by not in judges(made) and not staff) or by.pk == made.author_id:
        raise Refusal(_("Others judge this appeal."))
    if made.answered_at or made.opinions.filter(author=by).exists():
        raise Refusal(_("It was answered already."))
    words = {"lifts": lifts, "reason": reason, "as_staff": staff}
    opinion = Opinion.objects.create(author=by, key=key, appeal=made, **words)
    if staff or made.opinions.filter(lifts=lifts).count() >= ALIKE:
        settle(by, made, opinion)
    elif is_for_staff(made):
        tell_judges(made)
    record(f"member.{by.pk}", "opinion.given", by=by, subject=opinion.pk)
    return opinion


def settle(by: Member, made: Appeal, opinion: Opinion) -> None:
    finding, lifts = made.finding, opinion.lifts
    Appeal.objects.filter(pk=made.pk).update(answered_at=timezone.now())
    if lifts:
        Finding.objects.filter(pk=finding.pk).update(lifted_at=timezone.now())
        undo(by, finding)
        cautions.take_back(by, finding)
    verb = Verb.FINDING_LIFTED if lifts else Verb.FINDING_UPHELD
    where = finding.group.topic if finding.group else "staff"
    why, who = opinion.reason, None if unnamed([finding]) else made.author
    book.enter(verb, by=by, where=where, member=who, subject=finding.pk, reason=why)
    says = _("Your appeal: the finding is lifted.") if lifts else _("Your appeal: it stands.")
    text = format_lazy("{says} {why}", says=says, why=why)
    url = reverse("groups:finding", args=[finding.pk])
    tell([made.author], "group.finding", text=text, url=url, by=by)


def undo(by: Member, finding: Finding) -> None:
    """As far as it can be: what was taken is given back, whoever was put out is in again."""
    if finding.outcome == Outcome.TAKEN:
        back = known()[finding.noun].give
        if back is not None:
            back(by, finding.subject)
    elif finding.outcome == Outcome.WARNED:
        free = known()[finding.noun].free
        if free is not None:
            free(by, finding.pk)
    elif finding.outcome == Outcome.SUSPENDED:
        let_back(finding.suspension)
    elif finding.outcome == Outcome.CLOSED:
        accounts.opened(finding.about)
    elif finding.outcome == Outcome.REMOVED and finding.group is not None:
        vouching.give_back(finding.pk)
        take_back(by, finding, finding.group)


def take_back(by: Member, finding: Finding, group: Group) -> None:
    """Of this finding alone: whoever was put out for something else since stays out."""
    since = group.removals.filter(member=finding.about, made_at__gte=finding.made_at)
    own = since.filter(by=finding.author).order_by("made_at").first()
    if own is not None:
        own.delete()
    out = group.suspensions.filter(member=finding.about, ended_at=None)
    if not since.exists() and not out.exists():
        seat(finding.about, group, by, accepted=0, brought_by=finding.brought_by)
