"""A deal by text message: YES 57 and NO 57 to what the other wrote, DONE 57 when it is done."""

from django.utils.translation import gettext as _

from community.deals.actions import results, terms
from community.deals.models import Deal, Terms
from community.members.models import Member
from community.members.texting import sender, speaking
from community.sms.read import Words


def yes(words: Words) -> str:
    """'' where no number of a deal follows: another room may wait for a YES."""
    member, deal, _rest = asked(words)
    if member is None or deal is None:
        return ""
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
        return ""
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
    number, _space, rest = words.rest.strip().partition(" ")
    digits = number.strip("#.,:;!")
    if member is None or not (digits.isdecimal() and len(digits) < 10):
        return member, None, ""
    mine = Deal.objects.of(member).whole().filter(pk=int(digits))
    return member, mine.first(), rest.strip()


def theirs(deal: Deal, member: Member) -> Terms | None:
    """What the other proposed and the sender has not answered."""
    waiting = deal.proposals.filter(agreed_at=None, refused_at=None).exclude(author=member)
    return waiting.select_related("deal").first()


def nothing_waits(deal: Deal) -> str:
    words = {"number": deal.pk}
    if deal.is_agreed:
        return _("Deal %(number)s holds. When it is done, send DONE %(number)s") % words
    return _("Nothing waits for your answer in deal %(number)s.") % words
