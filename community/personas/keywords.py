"""PROOF: what Sokoni states of the sender, to show to anybody. CALL otieno: please call me.
YES or NO to what a steward wrote down, and to whether a page is still right."""

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _

from community.members.keywords import known
from community.members.models import Member
from community.members.texting import sender, speaking
from community.personas import proving, reads
from community.personas.actions import callings, dictations, personas, proofs
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
    """To what a steward wrote down, or: all of my page is still right; '' where nobody asked."""
    member = sender(words)
    if member is None or words.rest:
        return ""
    written = dictations.read_by_text(member)
    if written is None and not personas.is_asked(member):
        return ""
    with speaking(member):
        if written is not None:
            dictations.accept(member, written)
            return _("Kept. It stands on the page of your business.")
        personas.confirm(member)
        return _("Thank you. Your page says that you looked today.")


def no(words: Words) -> str:
    """Not as I said it; '' where nothing was written down."""
    member = sender(words)
    written = dictations.read_by_text(member) if member and not words.rest else None
    if member is None or written is None:
        return ""
    with speaking(member):
        dictations.decline(member, written)
        return _("Good: nothing of it is kept. Tell the steward once more.")
