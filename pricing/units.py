"""What a unit named by a trader holds of this commodity, in this market."""

from collections.abc import Collection, Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from community.text.refusals import Refusal
from pricing.measures import SCALES, Measure, measure, size, unit_word
from pricing.models import Commodity, Market, Unit
from pricing.reading import Size, shipped


def read(written: str, commodity: Commodity, market: Market) -> Measure:
    """The size in the words ("90 kg"), else the trade unit of this place, else a question back."""
    said = measure(written)
    if said is not None:
        return measured(said, written, commodity)
    word = unit_word(written)
    known = known_units(commodity, market)
    named = [unit for unit in known if unit.name == word]
    here = [unit for unit in named if unit.place_id] or named
    if len(here) == 1:
        return Measure(here[0].name, here[0].factor, here[0].base)
    raise Refusal(which(word, here) if here else unknown(written, known, commodity), "unit")


def measured(said: Measure, written: str, commodity: Commodity) -> Measure:
    """A size is refused where this commodity is never counted so: litres of maize."""
    if said.base in {"kg", "l"} and {said.base, commodity.base} == {"kg", "l"}:
        reason = _("%(commodity)s is counted in %(base)s, so “%(unit)s” cannot be compared.")
        words = {"commodity": commodity, "base": commodity.base, "unit": written}
        raise Refusal(reason % words, "unit")
    return said


def known_units(commodity: Commodity, market: Market) -> list[Unit]:
    """Those of the market's place and those used everywhere; the place's own come first."""
    here = Q(place=None) | Q(place=market.place_id)
    return sorted(
        commodity.units.current().filter(here), key=lambda unit: (unit.place_id is None, unit.pk)
    )


def begin(goods: Collection[Commodity]) -> None:
    """New goods begin with the sizes they usually come in, where nothing was ever said of a unit of
    that name: from then on every door knows them, and a steward changes them."""
    said = set(Unit.objects.filter(commodity__in=goods).values_list("commodity", "name"))
    usual = [(one, size) for one in goods for size in usual_sizes(one)]
    Unit.objects.bulk_create(
        Unit(commodity=one, name=size.name, factor=size.factor, base=size.base)
        for one, size in usual
        if (one.pk, size.name) not in said
    )


def usual_sizes(commodity: Commodity) -> tuple[Size, ...]:
    ours = shipped().goods.get(commodity.slug)
    return ours.sizes if ours else ()


def which(word: str, units: Iterable[Unit]) -> str:
    sizes = ", ".join(f"{_(word)} {size(unit.factor, unit.base)}" for unit in units)
    return _("Which one: %(sizes)s?") % {"sizes": sizes}


def unknown(written: str, units: Iterable[Unit], commodity: Commodity) -> str:
    names = [f"{_(unit.name)} {size(unit.factor, unit.base)}" for unit in units]
    usual = ", ".join(names or [name for name in SCALES if name == commodity.base])
    reason = _("We do not know “%(unit)s” here. Say its size, like “bag 90 kg”; known: %(usual)s.")
    return reason % {"unit": written[:30], "usual": usual}
