"""The quantity a line names, in base units of the good."""

from decimal import Decimal
from typing import NamedTuple

from pricing.reading.parts import Parts
from pricing.reading.tokens import Token
from pricing.reading.vocabulary import Good

ONE = Decimal(1)


class Amount(NamedTuple):
    """So many base units, as one pack of many or several; usual: by our list, not said."""

    value: Decimal
    base: str
    packs: Decimal = ONE
    inner: Decimal = ONE
    usual: bool = False


class Unclear(Exception):
    """Names what must be asked back."""

    def __init__(self, *what: str) -> None:
        super().__init__(*what)
        self.what = frozenset(what)


def amount(found: Parts, good: Good, place: str) -> Amount:
    """The quantity named, in base units. Raises Unclear."""
    packs = {pack.text for pack in found.packs}
    sizes = {(one.value, one.base): one for one in found.sizes}
    counts = {pack.value for pack in found.packs if pack.value}
    if len(packs) > 1 or len(counts) > 1 or len(sizes) > 1:
        raise Unclear("quantity")
    size = next(iter(sizes.values()), None)
    if packs:
        inner = max(pack.many for pack in found.packs)
        return packed(packs.pop(), max(counts, default=ONE), inner, size, good, place)
    return loose(found, size, good)


def packed(
    name: str, count: Decimal, content: Decimal, size: Token | None, good: Good, place: str
) -> Amount:
    """Bags of 50 kg; a tray of 30; or what such a bag holds here."""
    usual = usual_size(name, good, place)
    if size is not None and count < ONE:
        raise Unclear("quantity")  # half a bag, 25 kg: of which is it half?
    if size is not None and content:
        return Amount(count * content * size.value, size.base, count, content)
    if size is not None:
        whole = count > 1 and usual == (size.value / count, size.base)
        return Amount(size.value * (ONE if whole else count), size.base, count, size.many)
    if content and good.countable:
        return Amount(count * content, good.countable, count, content)
    if usual is None or content:
        raise Unclear("unit")
    return Amount(count * usual[0], usual[1], count, usual=True)


def usual_size(name: str, good: Good, place: str) -> tuple[Decimal, str] | None:
    """Of this place before that of everywhere; None where there is none, or more than one."""
    known = [size for size in good.sizes if size.name == name and size.place in {"", place}]
    here = {size[1:3] for size in known if size.place} or {size[1:3] for size in known}
    return here.pop() if len(here) == 1 else None


def loose(found: Parts, size: Token | None, good: Good) -> Amount:
    units = {(unit.value, unit.base) for unit in found.units}
    if size is not None:
        return Amount(size.value, size.base, inner=size.many)
    if len(units) > 1:
        raise Unclear("quantity")
    if units:
        value, base = units.pop()
        return Amount(value, base)
    each = len(found.prices) == 1 and found.prices[0].per in {"e", "@"}
    if good.countable and (each or found.one):
        return Amount(ONE, good.countable)
    raise Unclear("quantity", "unit")
