"""Reporting a price by text: a line comes in, is said back, and counts once its sender says YES."""

from django.utils.translation import gettext as _

from community.members.models import Member
from community.members.texting import sender, speaking
from community.sms.read import Words
from community.text.refusals import Refusal
from community.text.templatetags.money import money, sign
from pricing.actions import proposals, quotes
from pricing.measures import plain
from pricing.models import Proposal, Quote
from pricing.reading import shipped
from pricing.reading.line import read


def line(words: Words) -> str:
    """Any text that begins with none of our words, read as a price; '' where it is none at all."""
    member = sender(words)
    text = f"{words.word} {words.rest}".strip()
    if member is None or not looks_like_a_price(text):
        return ""
    with speaking(member):
        return read_back(proposals.propose(member, words.key, text))


def looks_like_a_price(text: str) -> bool:
    """Goods and a number are named: worth an answer about prices. Pure."""
    said = read(text, shipped())
    return said.low is not None or (bool(said.item) and any(sign.isdigit() for sign in text))


def yes(words: Words) -> str:
    """The newest line of a day counts; '' where there is none to say yes to."""
    member = sender(words)
    proposal = member and Proposal.objects.filter(author=member).open().first()
    if not member or not proposal:
        return ""
    with speaking(member):
        return agreed(member, proposal)


def agreed(member: Member, proposal: Proposal) -> str:
    try:
        quote = quotes.report(
            member, proposal.key, sure=proposal.doubted_at is not None, **proposal.words
        )
    except Refusal as refusal:
        if refusal.field != "sure":
            raise
        proposals.doubt(member, proposal)
        return _("%(reason)s YES again if it is.") % {"reason": refusal.reason}
    return thanks(quote)


def read_back(proposal: Proposal) -> str:
    """Sugar, Wakulima: KES 5,800 for 50 kg, wholesale, paid. Right? YES. Wrong? Write it again."""
    return _(
        "%(what)s, %(where)s: %(price)s for %(amount)s, %(kind)s, %(paid)s. "
        "Right? Answer YES. Wrong? Write it again."
    ) % {
        "what": proposal.commodity,
        "where": proposal.market,
        "price": f"{proposal.currency} {span(proposal)}",
        "amount": f"{plain(proposal.quantity)} {_(proposal.base)}",
        "kind": proposal.get_kind_display(),
        "paid": _("asked") if proposal.asked else _("paid"),
    }


def span(proposal: Proposal) -> str:
    ends = dict.fromkeys([money(proposal.low), money(proposal.high)])
    return "–".join(ends)


def thanks(quote: Quote) -> str:
    words = {
        "what": quote.cell.commodity,
        "where": quote.cell.market,
        "price": f"{sign(quote.cell.currency)} {money(quote.per_base)}",
        "base": _(quote.base),
    }
    return _("Thank you. %(what)s, %(where)s: %(price)s per %(base)s is on the board.") % words
