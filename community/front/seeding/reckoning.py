from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

from django.utils import timezone

from community.front.seeding import files
from community.front.seeding.acts import Act, World, key
from community.members.models import Member
from community.sectors.models import Place
from pricing.actions import baskets, corrections, disputes, fares, purchases, quotes, watches
from pricing.models import Cell, Commodity, Market, Quote
from pricing.models.cell import Kind

Do = Callable[[World, Member, UUID, files.Table], Any]


def acts(world: World) -> Iterator[Act]:
    """What members of the demo reckon with, each thing by the act of its own noun."""
    for noun, do in NOUNS.items():
        for row in files.table("reckoning.toml")[noun]:
            ago, hour, handle = row["at"]
            do_it = partial(done, do, world, handle, key(noun, ago, hour, handle), row)
            yield Act(world.calendar.moment(ago, hour), do_it)


def done(do: Do, world: World, handle: str, name: UUID, row: files.Table) -> None:
    do(world, world.members[handle], name, row)


def quote(world: World, by: Member, name: UUID, row: files.Table) -> None:
    words = {"unit": row["unit"], "kind": row["kind"], "sure": True}
    quotes.report(by, name, goods(row), market(row), Decimal(row["price"]), **words)


def correction(world: World, by: Member, name: UUID, row: files.Table) -> None:
    corrections.correct(by, name, said(row), Decimal(row["price"]), sure=True)


def dispute(world: World, by: Member, name: UUID, row: files.Table) -> None:
    disputes.dispute(by, name, said(row), reason=row["reason"])


def fare(world: World, by: Member, name: UUID, row: files.Table) -> None:
    place = Place.objects.get(slug=row["place"])
    each = Decimal(row["each"]) if "each" in row else None
    words = {"per_trip": Decimal(row["trip"]), "per_unit": each, "unit": row.get("unit", "")}
    fares.enter(by, name, world.groups[row["group"]], market(row), place, **words)


def watch(world: World, by: Member, name: UUID, row: files.Table) -> None:
    cell = Cell.objects.get(commodity=goods(row), market=market(row), kind=Kind.WHOLESALE)
    line = {side: Decimal(row[side]) for side in ("below", "moved") if side in row}
    watches.begin(by, name, cell, unit=row.get("unit", ""), **line)


def shopping_list(world: World, by: Member, name: UUID, row: files.Table) -> None:
    made = baskets.begin(by, name, row["name"])
    for slug, number, unit in row["things"]:
        thing = Commodity.objects.get(slug=slug)
        baskets.put(by, key("line", name, slug), thing, Decimal(number), unit, basket=made)


def purchase(world: World, by: Member, name: UUID, row: files.Table) -> None:
    paid, many, day = Decimal(row["price"]), Decimal(row["quantity"]), timezone.localdate()
    purchases.keep(by, name, goods(row), paid, many, row["unit"], day, market(row))


def said(row: files.Table) -> Quote:
    """A price of this file, by when and by whom it was said."""
    return Quote.objects.select_related("cell__commodity").get(key=key("quotes", *row["of"]))


def goods(row: files.Table) -> Commodity:
    return Commodity.objects.get(slug=row["commodity"])


def market(row: files.Table) -> Market:
    return Market.objects.get(slug=row["market"])


NOUNS: dict[str, Do] = {
    "quotes": quote,
    "corrections": correction,
    "disputes": dispute,
    "fares": fare,
    "watches": watch,
    "lists": shopping_list,
    "purchases": purchase,
}
