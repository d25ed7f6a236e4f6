"""Reporting a price by text: a line comes in, is said back, and counts once its sender says YES."""

from django.utils.translation import gettext as _

from community.members.models import Member
from community.members.texting import sender, speaking
from community.sms.read import Words, whole
from community.text.refusals import Refusal
from community.text.templatetags.money import money, sign
from groups.models import Group
from pricing import board
from pricing.actions import proposals, quotes
from pricing.measures import plain
from pricing.models import Proposal, Quote
from pricing.reading import Vocabulary, shipped
from pricing.reading.line import read
from pricing.reading.tokens import tokens
from pricing.reading.words import PACKS, UNITS
from pricing.vocabulary import site_vocabulary


def line(words: Words) -> str:
    """Any text that begins with none of our words, read as a price; '' where it is none at all."""
    member = sender(words)
    text = f"{words.word} {words.rest}".strip()
    if member is None or not (has_figures(text) or looks_like_a_price(text, site_vocabulary())):
        return ""
    with speaking(member):
        return whole(read_back(proposals.propose(member, words.key, text)))


def has_figures(text: str) -> bool:
    """Two of them, or one with a unit: of whatever goods, it is meant for a price."""
    row = tokens(text)
    units = any(one.text in UNITS or one.text in PACKS for one in row)
    return sum(one.mark == "n" for one in row) + units > 1


def looks_like_a_price(text: str, known: Vocabulary | None = None) -> bool:
    """Goods and a number are named: worth an answer about prices. Pure; without a vocabulary by
    what we ship, which costs each message of a room no query."""
    said = read(text, known or shipped())
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
    return whole(thanks(member, quote))


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


def thanks(member: Member, quote: Quote) -> str:
    """Of a board that shows it, where one of the member's groups has it on its board."""
    words = {
        "what": quote.cell.commodity,
        "where": quote.cell.market,
        "price": f"{sign(quote.cell.currency)} {money(quote.per_base)}",
        "base": _(quote.base),
    }
    shown = Group.objects.of(member).filter(pk__in=board.groups_showing(quote.cell)).first()
    if shown is None:
        return (
            _(
                "Thank you. %(what)s, %(where)s: %(price)s per %(base)s is kept. "
                "No board of your groups shows it yet."
            )
            % words
        )
    words |= {"group": shown}
    return (
        _("Thank you. %(what)s, %(where)s: %(price)s per %(base)s is on the board of %(group)s.")
        % words
    )
