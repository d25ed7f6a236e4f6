"""Prices before the stewards: how a report reaches them. Their own desk sets them aside."""

from django.urls import reverse

from community.members.models import Member
from groups.access import found
from groups.models import Group
from groups.subjects import Noun, Subject
from pricing import access
from pricing.models import Quote


def quote(member: Member, pk: int) -> Subject:
    """Before the stewards of a group of both, of its trade where there is one: to all others a
    price has no name."""
    one = access.seen_quote(member, pk)
    author = found(one.author)
    shared = Group.objects.of(member).filter(pk__in=Group.objects.of(author)).order_by("pk")
    trade = shared.filter(sector__in=one.cell.commodity.sectors.all())
    group = found(trade.first() or shared.first())
    text = f"{one.cell.commodity}, {one.cell.market}: {one.cell.currency} {one}"
    return Subject("quote", pk, group, author, text, page(one))


def page(one: Quote) -> str:
    cell = one.cell
    history = reverse("pricing:history", args=[cell.commodity.slug, cell.market.slug])
    return f"{history}?kind={cell.kind}"


QUOTE = Noun(quote)
