"""Fetch through the person: boards are for a group's members, prices for anyone signed in."""

from collections.abc import Collection

from django.core.signing import BadSignature, SignatureExpired
from django.http import Http404

from community.members.models import Member
from groups.access import found, group_of, group_stewarded_by, message_of
from groups.models import Group, Membership
from pricing import outside, selling
from pricing.models import (
    Basket,
    Card,
    Cell,
    Commodity,
    Fare,
    Line,
    Market,
    Purchase,
    Quote,
    Watch,
)
from pricing.models.card import LASTS, SIGNER

__all__ = [
    "basket_of",
    "card",
    "cell",
    "commodity",
    "fare_of",
    "group_of",
    "group_stewarded_by",
    "line_of",
    "market",
    "may_watch",
    "message_of",
    "purchase_of",
    "quote_of",
    "seen_quote",
    "watch_of",
    "who_may_watch",
]

CELL = ("cell__commodity", "cell__market__place")


def may_watch(member: Member, group: int) -> bool:
    return member.pk in who_may_watch([member], group)


def who_may_watch(members: Collection[Member], group: int) -> set[int]:
    """A board is watched by the members of its group, not by those who sell to it."""
    inside = Membership.objects.filter(~selling.sells(), member__in=members, group=group)
    return set(inside.values_list("member", flat=True))


def is_steward(member: Member, group: Group) -> bool:
    return Membership.objects.filter(member=member, group=group, steward=True).exists()


def quote_of(member: Member, pk: int) -> Quote:
    """A quote of the member's own: nobody else's is touched, or known to be there."""
    cell = ("cell__commodity", "cell__market__place", "withdrawal")
    return found(member.quotes.select_related(*cell).filter(pk=pk).first())


def seen_quote(member: Member, pk: int) -> Quote:
    """A single report: for those on whose board its price stands."""
    quotes = Quote.objects.filter(cell__in=outside.inside(member, Cell.objects.admitted()))
    return found(quotes.select_related("cell__commodity", "cell__market").filter(pk=pk).first())


def fare_of(member: Member, pk: int) -> Fare:
    """A fare of the member's own, in a group they are still in."""
    mine = Fare.objects.known_to(member).filter(author=member)
    return found(mine.select_related("group").filter(pk=pk).first())


def commodity(slug: str) -> Commodity:
    return found(Commodity.objects.filter(slug=slug).first())


def market(slug: str) -> Market:
    return found(Market.objects.select_related("place").filter(slug=slug).first())


def cell(member: Member, pk: int) -> Cell:
    """A price as this member may see it."""
    return found(next(iter(outside.seen(member, Cell.objects.filter(pk=pk))), None))


def watch_of(member: Member, pk: int) -> Watch:
    """One's own: nobody else's is touched, or known to be there."""
    return found(Watch.objects.filter(author=member, pk=pk).first())


def card(token: str) -> Card:
    """Through its signed link alone: of what members reported, for two weeks."""
    try:
        pk = SIGNER.unsign(token)
    except BadSignature:
        raise Http404 from None
    shown = found(Card.objects.select_related(*CELL).filter(pk=pk).first())
    if not shown.is_public and is_over(token):
        raise Http404
    return shown


def is_over(token: str) -> bool:
    try:
        SIGNER.unsign(token, max_age=LASTS)
    except SignatureExpired:
        return True
    return False


def basket_of(member: Member, pk: int) -> Basket:
    return found(Basket.objects.filter(author=member, pk=pk).first())


def line_of(member: Member, pk: int) -> Line:
    lines = Line.objects.filter(basket__author=member).select_related("basket")
    return found(lines.filter(pk=pk).first())


def purchase_of(member: Member, pk: int) -> Purchase:
    """A line of the member's own book: nobody else's is seen by anyone, staff included."""
    return found(Purchase.objects.filter(author=member, pk=pk).first())
