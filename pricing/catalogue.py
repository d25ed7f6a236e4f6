"""The commodities, markets and cells that a survey speaks of: found by name, else made."""

from functools import partial
from typing import TypeVar

from django.utils.text import slugify

from community.sectors.distance import kilometres
from community.sectors.models import Place, Sector
from pricing import knowledge
from pricing.measures import Measure
from pricing.models import Cell, Commodity, Market, Unit
from pricing.wfp import Row

FAR = 40_000.0
Named = TypeVar("Named", Commodity, Market)
CellKey = tuple[int, int, str, bool, str, str, str]


class Catalogue:
    """Remembers what it found, so that thirteen thousand rows ask the database little."""

    def __init__(self) -> None:
        self.commodities = {one.slug: one for one in Commodity.everything.all()}
        self.markets = {key: one for one in Market.objects.all() for key in market_keys(one)}
        self.units = set(
            Unit.objects.current().values_list("commodity_id", "name", "factor", "base")
        )
        self.begun: list[Commodity] = []
        self.cells = {cell_key(one): one for one in Cell.objects.filter(asked=False, grade="")}

    def cell(self, row: Row) -> Cell:
        commodity, market = self.commodity(row), self.market(row)
        self.unit(commodity, row.measure)
        sort = (row.kind, row.asked, row.grade, row.currency, row.measure.base)
        key = (commodity.pk, market.pk, *sort)
        if key not in self.cells:
            self.cells[key] = Cell.objects.get_or_create(
                commodity=commodity,
                market=market,
                kind=row.kind,
                asked=row.asked,
                grade=row.grade,
                currency=row.currency,
                base=row.measure.base,
            )[0]
        return self.cells[key]

    def commodity(self, row: Row) -> Commodity:
        slug = slugify(row.commodity)[:60]
        if slug not in self.commodities:
            self.commodities[slug] = new_commodity(slug, row)
            self.begun.append(self.commodities[slug])
        return named_as(self.commodities[slug], source_id=row.commodity_id)

    def market(self, row: Row) -> Market:
        """By the survey's number where the file has one, else by its name."""
        key = row.market_id or named(slugify(row.market))
        if key not in self.markets:
            self.markets |= dict.fromkeys(market_keys(made := new_market(row)), made)
        return named_as(self.markets[key], region=row.region)

    def unit(self, commodity: Commodity, held: Measure) -> None:
        """A size the survey uses becomes a trade unit of the commodity."""
        key = (commodity.pk, held.name, held.factor, held.base)
        if held.factor != 1 and key not in self.units:
            Unit.objects.get_or_create(
                commodity=commodity,
                place=None,
                name=held.name,
                factor=held.factor,
                base=held.base,
                ended_at=None,
            )
            self.units.add(key)


def named_as(thing: Named, **words: str) -> Named:
    """With the survey's own word where we have none of it yet."""
    new: dict[str, str] = {
        name: word for name, word in words.items() if word and not getattr(thing, name)
    }
    if new:
        for name, word in new.items():
            setattr(thing, name, word)
        thing.save(update_fields=[*new])
    return thing


def market_keys(market: Market) -> list[str]:
    return [named(market.slug), named(slugify(market.name)), *filter(None, [market.source_id])]


def named(slug: str) -> str:
    return f"name:{slug}"


def cell_key(cell: Cell) -> CellKey:
    sort = (cell.kind, cell.asked, cell.grade, cell.currency, cell.base)
    return cell.commodity_id, cell.market_id, *sort


def new_commodity(slug: str, row: Row) -> Commodity:
    known = knowledge.about(row.commodity)
    made = Commodity.objects.create(
        slug=slug,
        name=row.commodity,
        category=row.category,
        base=row.measure.base,
        half_life_days=known.half_life,
        name_sw=known.name_sw,
        synonyms=known.synonyms,
    )
    made.sectors.set(Sector.objects.filter(slug__in=known.sectors))
    return made


def new_market(row: Row) -> Market:
    """In the place of its county's name; two markets of one name keep their number in the slug."""
    slug = slugify(row.market)[:70]
    if row.market_id and Market.objects.filter(slug=slug).exists():
        slug = f"{slug}-{slugify(row.market_id)}"
    return Market.objects.create(
        slug=slug,
        name=row.market,
        place=place(row),
        latitude=row.latitude,
        longitude=row.longitude,
        source_id=row.market_id or None,
    )


def place(row: Row) -> Place:
    """The town we know in that county, the nearest of several; else one is made of its name."""
    towns = Place.objects.filter(county=row.county) if row.county else Place.objects.none()
    return min(towns, key=partial(apart, row), default=None) or new_place(row)


def apart(row: Row, town: Place) -> float:
    km = kilometres(row.latitude, row.longitude, town.latitude, town.longitude)
    return FAR if km is None else km


def new_place(row: Row) -> Place:
    """Where the file names no county, the town in brackets: Hola (Tana River)."""
    name = row.county or row.market.rpartition("(")[2].rstrip(")").strip() or row.market
    words = {"name": name[:80], "county": row.county}
    return Place.objects.get_or_create(slug=slugify(name)[:60], defaults=words)[0]
