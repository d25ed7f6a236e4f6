"""Price and quantity together: which number is which where both could be."""

from pricing.reading import quantity, sense
from pricing.reading.parts import Parts, Price
from pricing.reading.quantity import Amount, Unclear
from pricing.reading.vocabulary import Good


def price_and_amount(found: Parts, good: Good, town: str, currency: str) -> tuple[Price, Amount]:
    if (
        good.countable
        and len(found.prices) == 2
        and not (found.sizes or found.packs or found.units)
    ):
        return counted(found, good, currency)
    missing = set(no_price(found))
    try:
        held = quantity.amount(found, good, town)
    except Unclear as asked:
        raise Unclear(*asked.what, *missing) from None
    price = summed(found.prices, held)
    return sense.settled(price, held, good, currency), held


def summed(prices: list[Price], held: Amount) -> Price:
    """The one price; or each and total, where they agree: 2 bags @5800 = 11600."""
    if len(prices) == 2:
        one, total = sorted(prices, key=lambda price: price.low)
        if one.per in {"e", "@", "P"} and one.low * held.packs == total.low == total.high:
            return total._replace(per="t", unit=None)
    if len({price[:2] for price in prices}) != 1:
        raise Unclear("price")
    return prices[0]


def counted(found: Parts, good: Good, currency: str) -> tuple[Price, Amount]:
    """Mayai 30 420: one number counts, the other is the price, if only one way can be true."""
    first, second = found.prices
    ways = []
    for count, price in ((first, second), (second, first)):
        held = Amount(count.low, good.countable)
        if not count.per.strip("t") and count.low == count.high and count.low == int(count.low):
            try:
                ways.append((sense.settled(price, held, good, currency), held))
            except Unclear:
                continue
    if len(ways) != 1:
        raise Unclear("price", "quantity")
    return ways[0]


def no_price(found: Parts) -> set[str]:
    return set() if len(found.prices) == 1 else {"price"}
