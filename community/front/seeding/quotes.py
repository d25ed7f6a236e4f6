from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from uuid import UUID

from community.front.seeding import files
from community.front.seeding.acts import Act, World, key
from community.sectors.models import Place, Sector
from pricing import units
from pricing.actions import quotes
from pricing.models import Commodity, Market
from pricing.models.cell import Kind


def catalogue() -> None:
    """The goods and markets that the survey does not bring; staff keep them at /admin/."""
    words = files.table("commodities.toml")
    for slug, row in words["commodities"].items():
        commodity, new = Commodity.objects.get_or_create(slug=slug, defaults=described(row))
        if new:
            commodity.sectors.set(Sector.objects.filter(slug__in=row.get("sectors", [])))
    units.begin(list(Commodity.objects.all()))
    for slug, row in words["markets"].items():
        place = Place.objects.get(slug=row["place"])
        Market.objects.get_or_create(slug=slug, defaults={"name": row["name"], "place": place})


def described(row: files.Table) -> files.Table:
    return {
        "name": row["name"],
        "name_sw": row["sw"],
        "synonyms": ", ".join(row["synonyms"]),
        "base": row.get("base", "kg"),
        "category": row.get("category", ""),
        "half_life_days": row.get("days", 14),
    }


def acts(world: World) -> Iterator[Act]:
    for series in files.table("quotes.toml")["series"]:
        for ago, hour, handle, price in series["quotes"]:
            do = partial(
                report, world, series, handle, price, key("quote", *series_name(series), ago, hour)
            )
            yield Act(world.calendar.moment(ago, hour), do)


def series_name(series: files.Table) -> tuple[str, str]:
    return series["commodity"], series["market"]


def report(world: World, series: files.Table, handle: str, price: int, name: UUID) -> None:
    quotes.report(
        by=world.members[handle],
        key=name,
        commodity=Commodity.objects.get(slug=series["commodity"]),
        market=Market.objects.get(slug=series["market"]),
        price=Decimal(price),
        unit=series["unit"],
        kind=Kind.WHOLESALE,
        sure=True,
    )
