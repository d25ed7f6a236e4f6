"""The names this site knows for the reader of lines: its own catalogue over what we ship.

A commodity of the site that we ship too gets our names and band besides its own. What a bag of it
holds is the site's alone to say (units.py), so that a line and a form ask back the same. A name
that both a commodity of the site and one it does not have answer to belongs to the site's.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from decimal import Decimal

from django.db.models import Max, Min

from community.sectors.models import Place
from pricing.models import Cell, Commodity, Market, Publication, Unit
from pricing.reading import Good, Size, Spot, Vocabulary, vocabulary
from pricing.reading.vocabulary import Band, key, shipped_goods, shipped_spots
from pricing.reading.words import COMMON, PACKS, UNITS

WIDE = Decimal(3)
Bands = dict[int, dict[str, Band]]
Spans = Iterable[tuple[int, str, Decimal, Decimal]]


def site_vocabulary(boards: Collection[str] = ()) -> Vocabulary:
    """`boards`: slugs of the goods on the reader's own boards, who are meant before others.

    Works with an empty database too: then it is what we ship."""
    shipped = {good.slug: good for good in shipped_goods()}
    own = own_goods(shipped, boards)
    taken = {key(name) for good in own for name in good.names}
    rest = [without(good, taken) for good in shipped.values() if good.slug not in own_slugs(own)]
    spots = own_spots()
    return vocabulary([*own, *rest], [*spots, *other_spots(spots)])


def own_slugs(own: list[Good]) -> set[str]:
    return {good.slug for good in own}


def own_goods(shipped: dict[str, Good], boards: Collection[str]) -> list[Good]:
    sizes, bands = own_sizes(), own_bands()
    rows = list(Commodity.objects.all())
    claimed = {key(n) for row in rows if row.slug in shipped for n in shipped[row.slug].names}
    goods = [
        own_good(row, shipped.get(row.slug), sizes[row.pk], bands[row.pk], claimed) for row in rows
    ]
    written = {row.slug: [row.name, row.name_sw, *row.synonyms.split(",")] for row in rows}
    heirs = heirs_of(goods, {slug: written[slug] for slug in boards if slug in written})
    gone = {rich.slug for some in heirs.values() for rich in some}
    return [
        good._replace(names=()) if good.slug in gone else inheriting(good, heirs.get(good.slug, []))
        for good in goods
    ]


def heirs_of(goods: list[Good], boards: dict[str, list[str]]) -> dict[str, list[Good]]:
    """Of goods on a board, those on none whose first name they go by too: who says maize where
    only white dry maize is on the board means that."""
    firsts = {key(good.names[0]): good for good in goods if good.names and good.slug not in boards}
    return {
        slug: [firsts[name] for name in dict.fromkeys(map(key, names)) if name in firsts]
        for slug, names in boards.items()
    }


def inheriting(good: Good, others: list[Good]) -> Good:
    """With the names of the others, and with their bands where it has none itself."""
    for other in others:
        good = Good(
            good.slug,
            tuple(dict.fromkeys((*good.names, *other.names))),
            {**other.bands, **good.bands},
            good.sizes,
            good.countable or other.countable,
            good.kind_of,
        )
    return good


def own_good(
    row: Commodity,
    ours: Good | None,
    sizes: tuple[Size, ...],
    seen: dict[str, Band],
    claimed: set[tuple[str, ...]],
) -> Good:
    """Its names and synonyms; those that we know to mean another of the site it leaves alone."""
    written = [row.name, row.name_sw, *row.synonyms.split(",")]
    shared = {key(name) for name in written} & claimed
    names = [name for name in written if is_name(name) and (ours or key(name) not in shared)]
    if ours is None:
        return Good(row.slug, tuple(names), seen, sizes)
    mine = {key(name) for name in ours.names}
    names = [name for name in names if key(name) in mine or key(name) not in claimed]
    return ours._replace(names=(*ours.names, *names), sizes=sizes)


def is_name(name: str) -> bool:
    """A bale is no good, whatever its synonyms say."""
    return bool(key(name)) and not all(word in PACKS or word in UNITS for word in key(name))


def own_sizes() -> dict[int, tuple[Size, ...]]:
    found: dict[int, tuple[Size, ...]] = defaultdict(tuple)
    for unit in Unit.objects.current().select_related("place"):
        place = unit.place.slug if unit.place else ""
        found[unit.commodity_id] += (Size(unit.name, unit.factor, unit.base, place),)
    return found


def own_bands() -> Bands:
    """From a third of the least to three times the most that anybody may know of the site's
    markets, in KES: whoever tries what a line reads as learns no more than that."""
    found: Bands = defaultdict(dict)
    for commodity, base, low, high in [*surveyed(), *published()]:
        least, most = found[commodity].get(base, (low / WIDE, high * WIDE))
        found[commodity][base] = (min(least, low / WIDE), max(most, high * WIDE))
    return found


def surveyed() -> Spans:
    cells = Cell.objects.filled().filter(currency="KES", people=0, quotes_held=0, middle__gt=0)
    rows = cells.exclude(source="member").values_list("commodity", "base")
    return rows.annotate(Min("middle"), Max("middle")).order_by()


def published() -> Spans:
    told = Publication.objects.filter(fallen_at=None, cell__currency="KES")
    rows = told.values_list("cell__commodity", "cell__base")
    return rows.annotate(Min("middle"), Max("middle")).order_by()


def without(good: Good, taken: set[tuple[str, ...]]) -> Good:
    return good._replace(names=tuple(name for name in good.names if key(name) not in taken))


def own_spots() -> list[Spot]:
    ours = {spot.slug: spot for spot in shipped_spots()}
    markets = Market.objects.select_related("place")
    rows = [(row.slug, row.name, row.place.slug) for row in markets]
    known = {slug for slug, _name, _town in rows}
    rows += [(row.slug, row.name, row.slug) for row in Place.objects.exclude(slug__in=known)]
    return [
        Spot(slug, (*spoken(name), *(ours[slug].names if slug in ours else ())), town)
        for slug, name, town in rows
    ]


def spoken(name: str) -> list[str]:
    """Wote is a town, and "all of you": a name that is said often anyway is not heard alone."""
    words = key(name)
    return [] if len(words) == 1 and words[0] in COMMON else [name]


def other_spots(own: list[Spot]) -> list[Spot]:
    """Those we ship that the site lacks; a name that one of its own bears is the site's."""
    known = {spot.slug for spot in own}
    taken = {key(name) for spot in own for name in spot.names}
    return [nameless(spot, taken) for spot in shipped_spots() if spot.slug not in known]


def nameless(spot: Spot, taken: set[tuple[str, ...]]) -> Spot:
    return spot._replace(names=tuple(name for name in spot.names if key(name) not in taken))
