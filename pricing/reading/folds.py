"""A line as a row of marks, and the ways of writing as patterns over it.

Each token has a mark of one sign (n figure, w number in words, m money, u unit, P trade unit, S
size, R price per something, Q unreadable, @ / x - signs; e each, r per, a, k kwa and for, o of and
ya, h to, t total): "nu" is 50 kg, "nxnu" 24 x 2 kg, "m/u" a price per kilo. The patterns are tried
in the order of FOLDS; each puts what fits together, and the next ones see the shorter row.
"""

import re
from collections.abc import Callable
from decimal import Decimal

from pricing.reading.tokens import Token

NUMBER = "[nwm]"
COUNTED, FEW = Decimal(500), Decimal(100)
ONE = Decimal(1)
Fold = Callable[[list[Token], str], list[Token] | None]


def folded(row: list[Token], pattern: str, make: Fold) -> list[Token]:
    """Each place where the pattern fits and make agrees, put together, from left to right."""
    at, shape = 0, re.compile(pattern)
    while match := shape.search("".join(token.mark for token in row), at):
        rest = "".join(token.mark for token in row[: match.start()] + row[match.end() :])
        new = make(row[match.start() : match.end()], rest)
        at = match.start() + (1 if new is None else len(new))
        if new is not None:
            row = row[: match.start()] + new + row[match.end() :]
    return row


def has_price(rest: str) -> bool:
    return bool(re.search("[nwmR]", rest))


def size(number: Token, unit: Token, many: Decimal = ONE) -> Token:
    return Token(
        "S", f"{number.text}{unit.text}", number.value * unit.value, base=unit.base, many=many
    )


def times(found: list[Token], _rest: str) -> list[Token]:
    """24 x 2 kg, 12 pkts x 2 kg, 2 kg x 12."""
    numbers = [token for token in found if token.mark in "nw"]
    unit = next(token for token in found if token.mark == "u")
    many, each = (numbers[1], numbers[0]) if found[1].mark == "u" else numbers
    one = size(each, unit)
    return [one._replace(value=one.value * many.value, many=many.value)]


def plain_size(found: list[Token], _rest: str) -> list[Token] | None:
    """50 kg, half a kilo; but 150 a kilo is a price."""
    return [size(found[0], found[-1])] if len(found) == 2 or found[0].value < 1 else None


def size_after(found: list[Token], rest: str) -> list[Token] | None:
    """Kilo 50, lita tano: a size where another number is the price."""
    return [size(found[1], found[0])] if has_price(rest) else None


def said_after(found: list[Token], rest: str) -> list[Token] | None:
    """Kilo mbili, gunia moja: in Swahili the number stands behind."""
    unit, number = found
    if not number.swahili or number.value > FEW or not has_price(rest):
        return None
    return [size(number, unit) if unit.mark == "u" else unit._replace(value=number.value)]


def span(found: list[Token], _rest: str) -> list[Token]:
    low, high = [token for token in found if token.mark in "nwm"]
    if high.thousands and not low.thousands and low.value * 100 < high.value:
        low = low._replace(value=low.value * 1000)
    return [low._replace(mark="m", high=high.value, text="range")]


def unclear_size(_found: list[Token], _rest: str) -> list[Token]:
    return [Token("Q")]


def keep_first(found: list[Token], _rest: str) -> list[Token]:
    """90 kg a bag, 90 kg each: the size of one, no price."""
    return [found[0], *(token for token in found[1:] if token.mark == "P")]


def per(found: list[Token], _rest: str) -> list[Token]:
    """3,400 a bag, 150/kg; the thing itself stays in the row, for it is also a quantity."""
    price = next(token for token in found if token.mark in "nwm")
    thing = next(token for token in found if token.mark in "uPS")
    if thing.mark == "P" and thing.value:
        return [price, thing]
    named = thing if thing.mark in "uS" else Token("P")
    tag = price._replace(
        mark="R", text=thing.mark, base=named.base, many=named.value, high=price.high
    )
    return [tag, thing]


def each(found: list[Token], _rest: str) -> list[Token]:
    price = next(token for token in found if token.mark in "nwm")
    sign = "e" if any(token.mark == "e" for token in found) else "@"
    return [price._replace(mark="R", text=sign, base="", many=Decimal(0))]


def count(found: list[Token], rest: str) -> list[Token] | None:
    number = next(token for token in found if token.mark in "nw")
    pack = next(token for token in found if token.mark == "P")
    others = [token for token in found if token.mark == "S"]
    halved = all(token.mark != "a" for token in found) or number.value < 1
    if pack.value or number.value > COUNTED or not (has_price(rest) and halved):
        return None
    return [*others, pack._replace(value=number.value)]


def content(found: list[Token], rest: str) -> list[Token] | None:
    """A tray of 30, bale ya 12."""
    pack, number = found[0], found[-1]
    if number.value > FEW or not has_price(rest):
        return None
    return [pack._replace(many=number.value)]


FOLDS: list[tuple[str, Fold]] = [
    ("uw|Pw", said_after),
    ("[nw]P?o?x[nw]u", times),
    ("[nw]ux[nw]", times),
    (f"b{NUMBER}[&h-]{NUMBER}|l{NUMBER}&?g{NUMBER}", span),
    (f"{NUMBER}[h-]{NUMBER}(?!u)", span),
    (f"{NUMBER}[h-]{NUMBER}u", unclear_size),
    ("[nw]a?u", plain_size),
    ("u[nw]e", size_after),
    ("Se|S[r/a]P|SeP", keep_first),
    (f"{NUMBER}(?:[@/ra]|kr?)[uPS](?![nw])", per),
    (f"r[uPS]@?{NUMBER}(?!u)|[uP]e{NUMBER}", per),
    (f"{NUMBER}e{NUMBER}", unclear_size),
    (f"@{NUMBER}e?", each),
    (f"{NUMBER}k?e|e{NUMBER}|{NUMBER}@(?![nwmuPS])", each),
    ("Po[nw](?!u)", content),
    ("[nw]o?SP", count),
    ("[nw]a?P", count),
    ("P[nw](?!u)", count),
    ("u[nw]", size_after),
]
