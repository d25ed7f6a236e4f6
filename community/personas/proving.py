"""Whether a proof still says what is so. Nothing is told but of groups that anybody may know of."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from django.utils import timezone

from community.members import trust
from community.members.models import Member
from community.personas import signing
from community.personas.models import Persona, Proof
from groups.models import Membership


class State(StrEnum):
    VALID = "valid"
    OUT_OF_DATE = "out of date"
    TAKEN_BACK = "taken back"


class Facts(NamedTuple):
    since: date
    vouched: int
    met: int


class Known(NamedTuple):
    """What is so of a member now: the business of their open page, and the facts for each of their
    groups. There are none of a hidden group, of an account that rests or has something standing
    against it, and none where nobody vouches."""

    business: str
    facts: dict[int, Facts]


def known(member: Member) -> Known:
    page = Persona.objects.open().filter(member=member).values_list("business", flat=True)
    line = trust.lines([member])[member.pk]
    sound = member.is_active and line.verified and not (line.frozen or line.disputes)
    inside = Membership.objects.filter(member=member, group__hidden=False)
    facts = {
        one.group_id: Facts(timezone.localdate(one.since), line.vouched, line.met)
        for one in inside
        if sound and line.vouched
    }
    return Known(page.first() or "", facts)


def state(proof: Proof, now: Known) -> State:
    """Taken back by its member, or by what has happened since; out of date by its day, or where
    fewer vouch than it says."""
    facts = now.facts.get(proof.group_id)
    if proof.ended_at or facts is None or proof.business != now.business:
        return State.TAKEN_BACK
    weaker = facts.vouched < proof.vouched or facts.met < proof.met
    if weaker or proof.ends_at <= timezone.now():
        return State.OUT_OF_DATE
    return State.VALID


def token(proof: Proof) -> str:
    return signing.token(proof.pk, proof.statement)


def found(written: str) -> Proof | None:
    """The proof this sign stands under; none where the seal is not ours."""
    number = signing.number_of(written)
    rows = Proof.objects.select_related("author__persona", "group")
    proof = rows.filter(pk=number).first() if number is not None else None
    if proof is None or not signing.fits(written, proof.pk, proof.statement):
        return None
    return proof
