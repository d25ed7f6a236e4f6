"""What a price is for, and whether it can be true: the band of the good."""

from collections.abc import Iterator
from decimal import Decimal
from math import log

from pricing.reading.parts import Price
from pricing.reading.quantity import Amount, Unclear
from pricing.reading.vocabulary import Band, Good
from pricing.reading.words import ROUGH_RATES

DEAREST = Decimal(1_000_000_000)
MOST = Decimal(100_000)
SPREAD = 3
COUNTED = {"piece", "head", "bunch"}
ONE, TWO = Decimal(1), Decimal(2)


def settled(price: Price, held: Amount, good: Good, currency: str) -> Price:
    """The price for the whole quantity. Raises Unclear where it cannot be true, or two ways can."""
    check(price, held)
    band = band_of(good, held.base, currency)
    ways = set(multiples(price, held))
    if band is None:
        return whole(price, ways)
    fitting = {many for many in ways if fits(price, many, held, band)}
    if len(fitting) != 1:
        raise Unclear("swapped" if is_swapped(price, held, band) and not fitting else "price")
    doubt(price, held, band)
    return times(price, fitting.pop())


def check(price: Price, held: Amount) -> None:
    if not 0 < held.value <= MOST:
        raise Unclear("quantity")
    if not 0 < price.low <= price.high <= DEAREST or price.high > SPREAD * price.low:
        raise Unclear("price")


def multiples(price: Price, held: Amount) -> Iterator[Decimal]:
    """How often the price is paid for the quantity named, each way it can be meant."""
    per_unit = held.value / price.unit.value if price.unit and price.unit.value else ONE
    if price.per in {"u", "S"} and price.unit and price.unit.base == held.base:
        yield per_unit
    elif price.per == "P":
        yield held.packs
    elif price.per in {"e", "@"}:
        yield from ways_of_each(price.per, held)
    elif price.per in {"", "t"}:
        yield ONE


def ways_of_each(per: str, held: Amount) -> Iterator[Decimal]:
    """Each bag, each packet in the bag, each piece; with @ also the whole or each kilo."""
    if held.packs > 1 or held.inner > 1:
        yield from {held.packs, held.packs * held.inner} - {ONE}
    elif held.base in COUNTED:
        yield from {held.value, ONE} if per == "@" else {held.value}
    else:
        yield from (ONE, held.value)
    if per == "@":
        yield held.value


def whole(price: Price, ways: set[Decimal]) -> Price:
    if len(ways) != 1:
        raise Unclear("price")
    return times(price, ways.pop())


def times(price: Price, many: Decimal) -> Price:
    return price._replace(low=price.low * many, high=price.high * many)


def band_of(good: Good, base: str, currency: str) -> Band | None:
    """Believable prices in it, by a rough rate. Raises Unclear for a base it is never sold in."""
    if good.bands and base not in good.bands:
        raise Unclear("unit")
    if not good.bands or currency not in ROUGH_RATES:
        return None
    low, high = good.bands[base]
    rate, slack = Decimal(ROUGH_RATES[currency]), ONE if currency == "KES" else TWO
    return low * rate / slack, high * rate * slack


def fits(price: Price, many: Decimal, held: Amount, band: Band) -> bool:
    return band[0] <= price.low * many / held.value and price.high * many / held.value <= band[1]


def is_swapped(price: Price, held: Amount, band: Band) -> bool:
    return band[0] <= held.value / price.high <= band[1]


def is_turned_round(said: Decimal, turned: Decimal, good: Good, base: str, currency: str) -> bool:
    """Per base unit too cheap to be believed, and believable with price and quantity swapped."""
    if base not in good.bands:
        return False
    band = band_of(good, base, currency)
    return band is not None and said < band[0] <= turned <= band[1]


def doubt(price: Price, held: Amount, band: Band) -> None:
    """A bare price of several bags that would be more usual as the price of each."""
    middle = log(band[0] * band[1]) / 2
    total, one = (abs(log(price.low * many / held.value) - middle) for many in (ONE, held.packs))
    if not price.per and held.packs > 1 and fits(price, held.packs, held, band) and one < total:
        raise Unclear("price")
