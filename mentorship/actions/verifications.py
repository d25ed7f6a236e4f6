from typing import Any
from uuid import UUID

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.live import cut
from community.members.models import Member
from community.members.once import once, said
from community.notices.tell import tell
from community.sectors.models import Sector
from community.text import wording
from community.text.refusals import Refusal
from mentorship.models import Revocation, Verification


def verify(
    by: Member, member: Member, key: UUID, sector: Sector, skill: str, proof: str
) -> Verification:
    """Staff saw proof that a member knows a skill; the badge holds for a year."""
    skill, proof = wording.line(skill, 60, "skill"), wording.said(proof, 1000, "proof")
    same = said(member=member, sector=sector, skill=skill, proof=proof)
    return once(
        Verification, by, key, lambda: verified(by, member, key, sector, skill, proof), same
    )


def verified(
    by: Member, member: Member, key: UUID, sector: Sector, skill: str, proof: str
) -> Verification:
    check_staff(by)
    if member == by:
        raise Refusal(_("Nobody verifies themselves."), "member")
    held = Verification.objects.standing().filter(member=member, sector=sector)
    if held.filter(skill__iexact=skill).exists():
        raise Refusal(_("This skill is verified already."), "skill")
    verification = Verification.objects.create(
        author=by, key=key, member=member, sector=sector, skill=skill, proof=proof
    )
    tell_holder(by, verification, gettext_lazy("You are a verified mentor now: {skill}."))
    return verification


def revoke(by: Member, verification: Verification, key: UUID, reason: str) -> Revocation:
    """Staff take a badge back and say why; a second time changes nothing."""
    return once(Revocation, by, key, lambda: revoked(by, verification, key, reason))


def revoked(by: Member, verification: Verification, key: UUID, reason: str) -> Revocation:
    check_staff(by)
    why = wording.line(reason, 300, "reason")
    revocation, new = Revocation.objects.get_or_create(
        verification=verification, defaults={"author": by, "key": key, "reason": why}
    )
    if new:
        gone = gettext_lazy("Your badge for {skill} was taken back: {why}")
        tell_holder(by, verification, gone, why=why)
        cut.member(verification.member_id)  # whose badge may have been their right to watch
    return revocation


def check_staff(by: Member) -> None:
    if not by.is_staff:
        raise Refusal(_("Only staff verify mentors."))


def tell_holder(by: Member, verification: Verification, sentence: Any, **words: object) -> None:
    holder, url = [verification.member], verification.get_absolute_url()
    tell(
        holder,
        "mentor.badge",
        text=format_lazy(sentence, skill=verification.skill, **words),
        url=url,
        by=by,
    )
