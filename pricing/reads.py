"""What pages of the room show, and what it offers the pages that see the whole house."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.db.models.functions import Abs
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.models import Member
from community.search import search as finding
from community.search.found import Found
from community.text.templatetags.money import money
from groups.models import Group
from pricing import access, board, outside, writing
from pricing.measures import size
from pricing.models import Alert, Basket, Cell, Commodity, Line, Market, Quote, Unit, Watch
from pricing.models.cell import CellQuerySet

WEEK = timedelta(days=7)
MOST = 50
NAMES = ("name", "name_sw", "synonyms")


def board_cells(
    member: Member, group: Group, words: str = "", market: str = "", kind: str = ""
) -> CellQuerySet | list[Cell]:
    """The lines of the board that answer the filter; one query. Who sells to the group has what
    strangers have."""
    if access.may_watch(member, group.pk):
        return those(board.cells(group), words, market, kind)
    lines = outside.seen(member, those(board.every_cell(group).fresh_first(), words, market, kind))
    return [cell for cell in lines if cell.age < board.REACH]


def those(cells: CellQuerySet, words: str, market: str, kind: str) -> CellQuerySet:
    if words:
        cells = cells.filter(commodity__in=commodities(words).values("pk"))
    if market:
        cells = cells.filter(market__slug=market)
    return cells.filter(kind=kind) if kind else cells


def commodities(words: str) -> QuerySet[Commodity]:
    return finding.among(Commodity.objects.all(), words, *NAMES)


def last_used(member: Member, few: int = 5) -> list[Quote]:
    """The member's newest quotes, one of each commodity, newest first."""
    quotes = member.quotes.select_related("cell__commodity", "cell__market").order_by("-pk")[:30]
    first = {quote.cell.commodity_id: quote for quote in reversed(quotes)}
    return sorted(first.values(), key=lambda quote: -quote.pk)[:few]


def unit_names(group: Group) -> list[str]:
    """Every size the board's commodities are traded in, as one may type it, in the language of the
    page."""
    units = Unit.objects.current().filter(commodity__in=board.commodities(group).values("pk"))
    known = units.order_by("name", "factor").values_list("name", "factor", "base").distinct()
    alone = ["kg", "l", *map(_, ("piece", "bunch", "head"))]
    return alone + [f"{_(name)} {size(factor, base)}" for name, factor, base in known]


def quotes(cell: Cell, reader: Member | None) -> QuerySet[Quote]:
    """Of a cell, newest first, with those taken back; who reported comes along for those who may.
    Outsiders have the survey's, and their own."""
    rows = cell.quotes.select_related("author", "withdrawal").order_by("-seen_at", "-pk")
    if not cell.inside:
        own = Q(author=reader) if reader else Q(author=None)
        rows = rows.filter(Q(author=None) | own)
    return rows


def colleagues(member: Member, cell: Cell) -> set[int]:
    """Whose names the member may read beside a quote: theirs who share a board that shows it."""
    shared = Group.objects.of(member).filter(pk__in=board.groups_showing(cell))
    members = Member.objects.filter(memberships__group__in=shared)
    return {member.pk, *members.values_list("pk", flat=True)}


def moves(member: Member, few: int = 5) -> list[Cell]:
    """The biggest fresh moves on the boards of the member's groups, at most one per line."""
    fresh = Cell.objects.filled().filter(as_of__gte=timezone.now() - WEEK, trend__isnull=False)
    return list(outside.inside(member, fresh).order_by(-Abs("trend"), "pk")[:few])


def search(member: Member, words: str) -> list[Found]:
    """Prices of a thing at a place, where the words name both; then goods and markets by name."""
    goods = finding.best(Commodity.objects.all(), words, *NAMES, most=MOST, least=1)
    towns = Market.objects.select_related("place")
    places = finding.best(towns, words, "name", "place__name", most=MOST, least=1)
    lines = [found_cell(cell) for cell in cells_of(member, goods, places)]
    return lines + [found_commodity(one) for one in goods] + [found_market(one) for one in places]


def cells_of(member: Member, goods: list[Commodity], places: list[Market]) -> list[Cell]:
    """In the order of the goods, then of the places, as the words ranked them."""
    if not goods or not places:
        return []
    good, place = [one.pk for one in goods], [one.pk for one in places]
    cells = outside.seen(member, Cell.objects.filter(commodity__in=good, market__in=place))
    ranked = [(good.index(one.commodity_id), place.index(one.market_id), one) for one in cells]
    return [one for *_rank, one in sorted(ranked, key=lambda rank: rank[:2])][:MOST]


def found_cell(cell: Cell) -> Found:
    assert cell.middle is not None
    page = reverse("pricing:history", args=[cell.commodity.slug, cell.market.slug])
    says = f"{cell.currency} {money(cell.middle)} / {cell.base} · {cell.get_kind_display()}"
    says += f" · {cell.terms}" if cell.terms else ""
    title = f"{cell.commodity} · {cell.market}"
    return Found(title, f"{page}?kind={cell.kind}", says, cell.as_of, "quote")


def found_commodity(commodity: Commodity) -> Found:
    url = reverse("pricing:compare", args=[commodity.slug])
    return Found(str(commodity), url, _("Compare prices across markets"), None, "quote")


def found_market(market: Market) -> Found:
    url = reverse("pricing:market", args=[market.slug])
    return Found(market.name, url, str(market.place), None, "quote")


def watches(member: Member) -> QuerySet[Watch]:
    """Those that stand first, each with the last three days it told something."""
    newest = Prefetch("alerts", Alert.objects.order_by("-pk")[:3], to_attr="told")
    cell = ("cell__commodity", "cell__market")
    mine = Watch.objects.filter(author=member).select_related(*cell).prefetch_related(newest)
    return mine.order_by(F("stopped_at").desc(nulls_first=True), "-pk")


def baskets(member: Member) -> QuerySet[Basket]:
    """Newest first, each with how much is on it; a dropped one may be taken up for a day."""
    kept = Q(dropped_at=None) | Q(dropped_at__gte=timezone.now() - timedelta(days=1))
    on_it = Count("lines", filter=Q(lines__removed_at=None))
    return Basket.objects.filter(kept, author=member).annotate(things=on_it).order_by("-pk")


def lists(member: Member) -> list[dict[str, Any]]:
    """The same for programs: those that stand, in one query."""
    on_it = Count("lines", filter=Q(lines__removed_at=None))
    mine = Basket.objects.filter(author=member, dropped_at=None).annotate(things=on_it)
    return [dict(row) for row in mine.order_by("-pk").values("id", "name", "things")]


def on(basket: Basket) -> QuerySet[Line]:
    return basket.lines.filter(removed_at=None).select_related("commodity").order_by("pk")


def taken_off(basket: Basket) -> QuerySet[Line]:
    """What was taken off within a day, and may be put back."""
    lately = timezone.now() - timedelta(days=1)
    return basket.lines.filter(removed_at__gte=lately).select_related("commodity").order_by("pk")


def open_prices() -> Iterator[writing.Price]:
    """For everybody: each price of a survey, and what is published of members' reports."""
    surveyed = Quote.objects.filter(author=None).standing().order_by("seen_at", "pk")
    rows = surveyed.select_related("cell__commodity", "cell__market__place")
    yield from writing.of_survey(rows.iterator(chunk_size=2000))
    told = Cell.objects.filter(publications__isnull=False).distinct().order_by("pk")
    yield from writing.of_cells(one for one in outside.seen(None, told) if one.is_published)
