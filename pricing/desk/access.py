"""Fetch through the person: single reports are for those whose board they stand on, the desk for
its stewards; who sells to the group sees neither. Strangers get 404."""

from community.members.models import Member
from groups.access import found
from groups.models import Group, Membership
from pricing import board, selling
from pricing.desk import items
from pricing.models import Commodity, Dispute, Quote, Supplier, Unit
from pricing.rounds.access import buying_group_of, buying_group_stewarded_by

__all__ = [
    "book_of",
    "desk_of",
    "desk_with",
    "dispute_of",
    "goods_of",
    "goods_to_report",
    "item_of",
    "quote_of",
    "quote_on_desk",
    "quote_to_correct",
    "quote_to_rule",
    "reads_reports",
    "supplier_of",
    "unit_of",
]

book_of = buying_group_of
desk_of = buying_group_stewarded_by
SHOWN = ("author", "withdrawal__by", "about", "cell__commodity", "cell__market__place")


def quote_of(member: Member, pk: int) -> Quote:
    """A single report: one's own, a survey's, or one on a board of a group the member buys in."""
    quote = found(Quote.objects.select_related(*SHOWN).filter(pk=pk).first())
    if quote.author_id in (None, member.pk):
        return quote
    if not quote.cell.commodity.in_use:
        return found(quote if desk_with(member, quote) else None)
    return found(quote if reads_reports(member, groups_with(quote)) else None)


def reads_reports(member: Member, groups: list[int]) -> bool:
    """In one of the groups whose board shows them, and seller to none."""
    sells = selling.groups_of(member).filter(pk__in=groups).exists()
    return not sells and Membership.objects.filter(member=member, group__in=groups).exists()


def groups_with(quote: Quote) -> list[int]:
    """Of goods nobody has let in yet, the group they were proposed in: its stewards decide."""
    goods = quote.cell.commodity
    if goods.in_use:
        return board.groups_showing(quote.cell)
    stewards = Membership.objects.filter(group=goods.proposed_in_id, steward=True)
    return list(stewards.values_list("group", flat=True)[:1])


def quote_on_desk(group: Group, pk: int) -> Quote:
    """One that stands on the group's board; the desk itself was fetched through the member."""
    quote = found(Quote.objects.select_related(*SHOWN).filter(pk=pk).first())
    return found(quote if group.pk in groups_with(quote) else None)


def dispute_of(member: Member, quote: Quote) -> Dispute:
    """The member's own."""
    return found(Dispute.objects.standing().filter(quote=quote, author=member).first())


def quote_to_rule(member: Member, group: Group, pk: int) -> Quote:
    """Not the steward's own: nobody rules on their own word."""
    quote = quote_on_desk(group, pk)
    return found(None if quote.author_id == member.pk else quote)


def quote_to_correct(member: Member, group: Group, pk: int) -> Quote:
    """A survey's is revised by its source, and by nobody else."""
    quote = quote_to_rule(member, group, pk)
    return found(None if quote.author_id is None else quote)


def item_of(group: Group, pk: int) -> Commodity:
    """Goods proposed in this very group."""
    rows = Commodity.everything.select_related("merged_into", "proposed_by")
    return found(rows.filter(pk=pk, proposed_in=group).first())


def goods_to_report(member: Member, slug: str) -> Commodity:
    """What everybody may name, or what the member proposed in a group of theirs and waits."""
    goods = found(Commodity.everything.select_related("proposed_in").filter(slug=slug).first())
    if goods.in_use:
        return goods
    group = Group.objects.of(member).filter(proposed_goods=goods).first()
    return found(items.own(member, group).filter(pk=goods.pk).first() if group else None)


def goods_of(group: Group, slug: str) -> Commodity:
    """Goods on the group's board."""
    return found(board.commodities(group).filter(slug=slug).first())


def unit_of(group: Group, pk: int) -> Unit:
    """A unit of the group's own place; those used everywhere are for nobody to end here."""
    goods = board.commodities(group).values("pk")
    here = Unit.objects.filter(place=group.place_id, commodity__in=goods)
    return found(here.select_related("commodity", "place").filter(pk=pk).first())


def supplier_of(group: Group, pk: int) -> Supplier:
    return found(group.suppliers.select_related("group", "member").filter(pk=pk).first())


def desk_with(member: Member, quote: Quote) -> Group | None:
    """The group on whose desk the member may rule on this quote, if there is one."""
    mine = Membership.objects.filter(member=member, steward=True, group__in=groups_with(quote))
    sold_to = selling.groups_of(member).values("pk")
    return Group.objects.filter(memberships__in=mine).exclude(pk__in=sold_to).first()
