"""PROOF: what Sokoni states of the sender, to show to anybody. CALL otieno: please call me."""

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from community.members.keywords import known
from community.members.models import Member
from community.members.texting import sender, speaking
from community.personas import proving, reads
from community.personas.actions import callings, personas, proofs
from community.personas.models import Proof
from community.personas.proving import State
from community.sms import outbox
from community.sms.read import Words, whole
from community.text.refusals import Refusal


def proof(words: Words) -> str:
    """The newest that holds, or a new one of the group where most is to be said."""
    member = sender(words)
    if member is None:
        return _("This is for members. Join Sokoni with this number first.")
    with speaking(member):
        held = (one for one, state in reads.proofs(member) if state == State.VALID)
        return spoken(next(held, None) or proven(member, words))


def proven(member: Member, words: Words) -> Proof:
    groups = reads.provable(member)
    if not groups:
        needs = _("A proof needs members who vouch for you, and nothing that stands against you.")
        raise Refusal(needs)
    return proofs.prove(member, groups[0], words.key)


def spoken(one: Proof) -> str:
    """Short enough to pass on; the address says whether it is still so."""
    check = reverse("personas:proof_check", args=[proving.token(one)])
    said = {"business": one.business, "group": one.group, "n": one.vouched, "met": one.met}
    said |= {"month": formats.date_format(one.since, "M Y")}
    says = _(
        "%(business)s: verified trader of %(group)s since %(month)s, vouched %(n)d (%(met)d met)"
    )
    return whole(f"{says % said}. {outbox.address(check)}")


def call(words: Words) -> str:
    member = sender(words)
    if member is None:
        return _("This is for members. Join Sokoni with this number first.")
    with speaking(member):
        name = words.rest.removeprefix("ME").removeprefix("me").strip().lstrip("@")
        if not name:
            return _("Write CALL and the name of who is to call you: CALL otieno")
        other = known(member, name)
        callings.ask(member, other, words.key)
        return _("%(name)s is asked to call you.") % {"name": other}


def yes(words: Words) -> str:
    """All of my page is still right; '' where nobody asked."""
    member = sender(words)
    if member is None or words.rest or not personas.is_asked(member):
        return ""
    with speaking(member):
        personas.confirm(member)
        return _("Thank you. Your page says that you looked today.")
