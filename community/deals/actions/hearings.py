from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.deals import judging
from community.deals.models import Claim, Feedback, Hearing, Verdict
from community.deals.models.claim import Outcome
from community.live.record import record
from community.members import book
from community.members.models import Member
from community.members.models.deed import Verb
from community.members.once import once, said
from community.notices.tell import tell
from community.text import wording
from community.text.refusals import Refusal

AT_ONCE = 200
LIFT, STAND = "lift", "stand"
SAID = gettext_lazy("Of the claim about {owed}, stewards found: {what}. {why}")
LIFTED = gettext_lazy("On appeal, what was found about {owed} is lifted. {why}")
STOOD = gettext_lazy("On appeal, what was found about {owed} stands. {why}")
SAID_LIFTED = gettext_lazy("On appeal, what was said of how it went is lifted. {why}")
SAID_STOOD = gettext_lazy("On appeal, what was said of how it went stands. {why}")
VERBS = {
    Outcome.FOUND: Verb.CLAIM_FOUND,
    Outcome.UNSHOWN: Verb.CLAIM_UNSHOWN,
    Outcome.FALSE: Verb.CLAIM_FALSE,
}


def choices(hearing: Hearing) -> list[tuple[str, str]]:
    """What a judge may say of it."""
    if hearing.appeal:
        return [(LIFT, _("Lift it")), (STAND, _("Let it stand"))]
    return [(str(one.value), str(one.label)) for one in Outcome]


def judge(by: Member, hearing: Hearing, key: UUID, says: str, reason: str) -> Verdict:
    """One with no part in it says what they find, and why; two alike settle it, or staff."""
    why = wording.said(reason, 300, "reason", _("Say why: both of them read it."))
    same = said(hearing=hearing, says=says)
    return once(Verdict, by, key, lambda: judged(by, hearing, key, says, why), same)


def judged(by: Member, hearing: Hearing, key: UUID, says: str, reason: str) -> Verdict:
    book.refuse_powerless(by)
    hearing = Hearing.objects.select_for_update(of=["self"]).get(pk=hearing.pk)
    if not judging.may_judge(by, hearing):
        raise Refusal(_("Others judge this, or it is judged already."))
    if says not in dict(choices(hearing)):
        raise Refusal(_("Choose what you find."), "says")
    staff = by not in judging.judges(hearing)
    words = {"says": says, "reason": reason, "as_staff": staff}
    verdict = Verdict.objects.create(author=by, key=key, hearing=hearing, **words)
    if staff or hearing.verdicts.filter(says=says).count() >= judging.ALIKE:
        settle(by, hearing, verdict)
    elif judging.is_for_staff(hearing):
        judging.tell_judges(hearing)
    record(f"member.{by.pk}", "verdict.given", by=by, subject=verdict.pk)
    return verdict


def settle(by: Member, hearing: Hearing, last: Verdict) -> None:
    hearing.settled_at = timezone.now()
    hearing.save(update_fields=["settled_at"])
    claim = hearing.claim
    if claim is not None:
        (appeal_settled if hearing.appeal else found)(by, claim, last, hearing.settled_at)
    if hearing.feedback is not None:
        feedback_settled(by, hearing, hearing.feedback, last)


def found(by: Member, claim: Claim, last: Verdict, now: datetime) -> None:
    """What is found against a number names nobody in the book: it can be checked, not listed."""
    claim.outcome, claim.settled_at = last.says, now
    claim.save(update_fields=["outcome", "settled_at"])
    outcome = Outcome(last.says)
    concerned = claim.author if outcome == Outcome.FALSE else None
    written(VERBS[outcome], by, claim, concerned, last.reason if concerned else "")
    words = {"owed": claim.matter, "what": outcome.label, "why": last.reason}
    tell_sides(claim, format_lazy(SAID, **words), by)


def appeal_settled(by: Member, claim: Claim, last: Verdict, now: datetime) -> None:
    lifts = last.says == LIFT
    if lifts:
        claim.lifted_at = now
        claim.save(update_fields=["lifted_at"])
    written(Verb.CLAIM_LIFTED if lifts else Verb.CLAIM_UPHELD, by, claim, None, "")
    words = {"owed": claim.matter, "why": last.reason}
    tell_sides(claim, format_lazy(LIFTED if lifts else STOOD, **words), by)


def feedback_settled(by: Member, hearing: Hearing, made: Feedback, last: Verdict) -> None:
    lifts = last.says == LIFT
    if lifts:
        Feedback.objects.filter(pk=made.pk).update(lifted_at=hearing.settled_at)
    where = hearing.group.topic if hearing.group else "staff"
    verb = Verb.FEEDBACK_LIFTED if lifts else Verb.FEEDBACK_UPHELD
    book.enter(verb, by=by, where=where, subject=made.pk, reason=last.reason)
    text = format_lazy(SAID_LIFTED if lifts else SAID_STOOD, why=last.reason)
    url = reverse("deals:feedback", args=[made.pk])
    tell([made.author, made.member], "deal.feedback", text=text, url=url, by=by)


def written(verb: Verb, by: Member, claim: Claim, member: Member | None, reason: str) -> None:
    where = claim.group.topic if claim.group else "staff"
    book.enter(verb, by=by, where=where, member=member, subject=claim.pk, reason=reason)


def tell_sides(claim: Claim, text: object, by: Member) -> None:
    sides = [one for one in (claim.author, claim.member) if one]
    url = reverse("deals:claim", args=[claim.pk])
    tell(sides, "deal.claim", text=text, url=url, by=by)  # type: ignore[arg-type]


def appeal(by: Member, claim: Claim, key: UUID, words: str) -> Hearing:
    """Whom a finding hurts says once why it is wrong; two others judge it."""
    kept = wording.said(words, 1000, "words", _("Say why it is wrong."))
    return once(Hearing, by, key, lambda: appealed(by, claim, key, kept), said(claim=claim))


def appealed(by: Member, claim: Claim, key: UUID, words: str) -> Hearing:
    claim = Claim.objects.select_for_update(of=["self"]).get(pk=claim.pk)
    hurt = claim.author_id == by.pk if claim.outcome == Outcome.FALSE else claim.is_about(by)
    if not hurt or not claim.may_be_appealed:
        raise Refusal(_("It can no longer be appealed."))
    now = timezone.now()
    rows = {"claim": claim, "group": claim.group, "appeal": True, "words": words}
    made = Hearing.objects.create(author=by, key=key, opens_at=now, told_at=now, **rows)
    judging.tell_judges(made)
    return made


def look_after_hearings() -> None:
    """By the clock: a claim nobody answered for a week goes to its judges."""
    due = Hearing.objects.waiting().filter(told_at=None).order_by("pk")
    for hearing in due.select_related("group", "claim")[:AT_ONCE]:
        with transaction.atomic():
            mine = Hearing.objects.filter(pk=hearing.pk, told_at=None)
            if mine.update(told_at=timezone.now()):
                judging.tell_judges(hearing)
