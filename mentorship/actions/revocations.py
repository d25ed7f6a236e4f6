from uuid import UUID

from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.live import cut
from community.live.record import record
from community.members.models import Member
from community.members.models.deed import Verb
from community.members.once import once, said
from community.notices.tell import tell
from community.text import wording
from community.text.refusals import Refusal
from mentorship import verifying
from mentorship.actions import badges, relays
from mentorship.models import Appeal, Opinion, Revocation, Verification


def revoke(by: Member, verification: Verification, key: UUID, reason: str) -> Revocation:
    """Staff, or one who gave it, take a badge back and say why; a second time changes nothing."""
    why = wording.line(reason, 300, "reason")
    same = said(verification=verification, reason=why)
    return once(Revocation, by, key, lambda: revoked(by, verification, key, why), same)


def revoked(by: Member, verification: Verification, key: UUID, why: str) -> Revocation:
    if not verifying.may_revoke(by, verification):
        raise Refusal(_("Staff, or those who gave it, take a badge back."))
    Revocation.objects.filter(verification=verification, lifted_at__isnull=False).delete()
    revocation, new = Revocation.objects.get_or_create(
        verification=verification, defaults={"author": by, "key": key, "reason": why}
    )
    if new:
        gone = gettext_lazy("Your badge for {skill} was taken back: {why} You can appeal.")
        badges.enter(Verb.BADGE_REVOKED, verification, by, why)
        badges.tell_holder(by, verification, gone, why=why)
        relays.lose(verification)
        cut.member(verification.member_id)  # whose badge may have been their right to watch
    return revocation


def appeal(by: Member, revocation: Revocation, key: UUID, words: str) -> Appeal:
    """Whose badge it was says, once, why that is wrong; others than who took it judge."""
    kept = wording.said(words, 1000, "words", _("Say why it is wrong."))
    same = said(revocation=revocation, words=kept)
    return once(Appeal, by, key, lambda: appealed(by, revocation, key, kept), same)


def appealed(by: Member, revocation: Revocation, key: UUID, words: str) -> Appeal:
    if revocation.verification.member_id != by.pk:
        raise Refusal(_("Only the one concerned can appeal."))
    held = Revocation.objects.select_for_update().get(pk=revocation.pk)
    if Appeal.objects.filter(revocation=held).exists():
        raise Refusal(_("You have appealed already."))
    if not held.may_be_appealed:
        raise Refusal(_("It can no longer be appealed."))
    made = Appeal.objects.create(author=by, key=key, revocation=held, words=words)
    tell_judges(made)
    record(f"member.{by.pk}", "appeal.made", by=by, subject=made.pk)
    return made


def tell_judges(made: Appeal) -> None:
    badge = made.revocation.verification
    text = gettext_lazy("{who} appeals: the badge for {skill} was taken back. Judge it.")
    sentence = format_lazy(text, who=made.author, skill=badge.skill)
    due = [*verifying.judges(made)]
    if verifying.is_for_staff(made):
        due += verifying.staff_beside(made)
    tell(due, "mentor.appeal", text=sentence, url=badge.get_absolute_url(), by=made.author)


def judge(by: Member, made: Appeal, key: UUID, lifts: bool, reason: str) -> Opinion:
    """One without part in it says whether the badge is given back; two alike settle it."""
    why = wording.line(reason, 300, "reason")
    same = said(appeal=made, lifts=lifts, reason=why)
    return once(Opinion, by, key, lambda: judged(by, made, key, lifts, why), same)


def judged(by: Member, made: Appeal, key: UUID, lifts: bool, reason: str) -> Opinion:
    held = Appeal.objects.select_for_update().get(pk=made.pk)
    if not verifying.may_judge(by, held):
        raise Refusal(_("Others judge this appeal."))
    alone = not verifying.judges(held).filter(pk=by.pk).exists()
    words = {"lifts": lifts, "reason": reason}
    opinion = Opinion.objects.create(author=by, key=key, appeal=held, **words)
    if alone or held.opinions.filter(lifts=lifts).count() >= verifying.ALIKE:
        settle(by, held, opinion)
    record(f"member.{held.author_id}", "opinion.given", by=by, subject=opinion.pk)
    return opinion


def settle(by: Member, made: Appeal, opinion: Opinion) -> None:
    badge, now = made.revocation.verification, timezone.now()
    Appeal.objects.filter(pk=made.pk).update(answered_at=now)
    if opinion.lifts:
        Revocation.objects.filter(pk=made.revocation_id).update(lifted_at=now)
    verb = Verb.BADGE_LIFTED if opinion.lifts else Verb.BADGE_UPHELD
    badges.enter(verb, badge, by, opinion.reason)
    back = gettext_lazy("Your badge for {skill} stands again. {why}")
    gone = gettext_lazy("Your appeal: it stands that the badge for {skill} is taken back. {why}")
    badges.tell_holder(by, badge, back if opinion.lifts else gone, why=opinion.reason)
