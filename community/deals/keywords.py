"""A deal by text message: YES 57 and NO 57 to what the other wrote, DONE 57 when it is done."""

from django.utils.translation import gettext as _

from community.deals.actions import results, terms, witnesses
from community.deals.models import Deal, Terms, Witness
from community.members.models import Member
from community.members.texting import sender, speaking
from community.sms.read import Words


def yes(words: Words) -> str:
    """'' where no number of a deal follows: another room may wait for a YES."""
    member, deal, _rest = asked(words)
    if member is None or deal is None:
        return witnessed(words, True)
    with speaking(member):
        said = theirs(deal, member)
        if said is None:
            return nothing_waits(deal)
        terms.agree(member, said)
        return _("Noted: yes to deal %(number)s.") % {"number": deal.pk}


def no(words: Words) -> str:
    """To what the other wrote; of an agreed deal, with what went wrong."""
    member, deal, rest = asked(words)
    if member is None or deal is None:
        return witnessed(words, False)
    with speaking(member):
        said = theirs(deal, member)
        if said is not None:
            terms.refuse(member, said)
            return _("Noted: no to deal %(number)s.") % {"number": deal.pk}
        results.report(member, deal, words.key, False, rest)
        return _("Noted. The other of you reads it and can put it right.")


def done(words: Words) -> str:
    member, deal, _rest = asked(words)
    if member is None:
        return _("This is for members. Join Sokoni with this number first.")
    with speaking(member):
        if deal is None:
            return _("Write DONE and the number of your deal: DONE 57")
        results.report(member, deal, words.key, True)
        return _("Noted: deal %(number)s is done.") % {"number": deal.pk}


def asked(words: Words) -> tuple[Member | None, Deal | None, str]:
    """Who sends it, the deal of theirs with the number that follows, and what stands after it."""
    member = sender(words)
    number, rest = parted(words)
    if member is None or number is None:
        return member, None, ""
    return member, Deal.objects.of(member).whole().filter(pk=number).first(), rest


def parted(words: Words) -> tuple[int | None, str]:
    """57 and the rest of "#57. two bags were wet"."""
    number, _space, rest = words.rest.strip().partition(" ")
    digits = number.strip("#.,:;!")
    return int(digits) if digits.isdecimal() and len(digits) < 10 else None, rest.strip()


def witnessed(words: Words, saw: bool) -> str:
    """YES 57, or YES 57 123456, of one who was asked to be there; '' of anybody else."""
    member, (number, rest) = sender(words), parted(words)
    if member is None or number is None:
        return ""
    asked = Witness.objects.filter(member=member, deal=number).first()
    if asked is None:
        return ""
    with speaking(member):
        digits = "".join(rest.split()) if saw else ""
        witnesses.answer(member, asked, saw, digits)
        return _("Noted. The two of deal %(number)s read it.") % {"number": number}


def theirs(deal: Deal, member: Member) -> Terms | None:
    """What the other proposed and the sender has not answered."""
    waiting = deal.proposals.filter(agreed_at=None, refused_at=None).exclude(author=member)
    return waiting.select_related("deal").first()


def nothing_waits(deal: Deal) -> str:
    words = {"number": deal.pk}
    if deal.is_agreed:
        return _("Deal %(number)s holds. When it is done, send DONE %(number)s") % words
    return _("Nothing waits for your answer in deal %(number)s.") % words
