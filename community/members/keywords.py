"""Vouching face to face by text: VOUCH otieno, then VOUCH otieno and the digits he shows; and
CONFIRM otieno after he changed his phone."""

from django.http import Http404
from django.utils.translation import gettext as _

from community.members.access import met_by
from community.members.actions import freezes, handshakes
from community.members.handshaking import between
from community.members.models import Member
from community.members.texting import sender, speaking
from community.sms.read import Words, whole
from community.text.refusals import Refusal


def vouch(words: Words) -> str:
    member = sender(words)
    if member is None:
        return _("This is for members. Join Sokoni with this number first.")
    with speaking(member):
        name, _space, digits = words.rest.lstrip("@").partition(" ")
        if not name:
            return _("Write VOUCH and the name of who stands beside you: VOUCH otieno")
        other = known(member, name)
        if digits.strip():
            return entered(member, other, words, "".join(digits.split()))
        return shown(member, other, words)


def confirm(words: Words) -> str:
    member = sender(words)
    if member is None:
        return _("This is for members. Join Sokoni with this number first.")
    with speaking(member):
        name = words.rest.strip().lstrip("@")
        if not name:
            return _("Write CONFIRM and the name of who changed their phone: CONFIRM otieno")
        other = met_or_known(member, name)
        freezes.confirm(member, other, words.key, is_them=True)
        return _("Thank you. You confirmed that it is still %(name)s.") % {"name": other}


def known(member: Member, name: str) -> Member:
    """By the name in their address; who shares no group with the sender is nobody here."""
    found = Member.objects.known_to(member).filter(handle=name.lower()).first()
    if found is None:
        raise Refusal(_("Nobody in your groups has the name %(name)s.") % {"name": name[:40]})
    return found


def met_or_known(member: Member, name: str) -> Member:
    """Whom one met one can speak for, whatever groups either has left since."""
    try:
        return met_by(member, name.lower())
    except Http404:
        return known(member, name)


def shown(member: Member, other: Member, words: Words) -> str:
    digits = handshakes.show(member, other, words.key).digits
    says = _("Show %(name)s: %(digits)s (10 minutes). Then send VOUCH %(handle)s and theirs.")
    return whole(says % {"name": other, "digits": digits, "handle": other.handle})


def entered(member: Member, other: Member, words: Words, digits: str) -> str:
    handshakes.enter(member, other, words.key, digits)
    if between(member, other).is_met:
        return _("Done. You and %(name)s vouch for each other: met in person.") % {"name": other}
    return _("Right. Now %(name)s enters yours.") % {"name": other}
