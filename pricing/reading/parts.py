"""Which number is the price, which the size and which the count."""

from decimal import Decimal
from typing import NamedTuple

from pricing.reading.folds import FOLDS, folded
from pricing.reading.tokens import Token
from pricing.reading.words import AFTER, MARKS, MONEY, NUMBERED, PACKS, SIZED, UNITS


class Price(NamedTuple):
    """per: u a unit, P a trade unit, S a size, e each, @, t in total, as it was said."""

    low: Decimal
    high: Decimal
    per: str = ""
    unit: Token | None = None


class Parts(NamedTuple):
    """faults: what was seen and cannot be read."""

    prices: list[Price]
    sizes: list[Token]
    packs: list[Token]
    units: list[Token]
    faults: frozenset[str]
    currency: str
    one: bool = False


def parts(tokens: list[Token]) -> Parts:
    row, currencies = marked(tokens)
    faults = {"price"} if any(token.mark == "!" for token in row) else set()
    for pattern, make in FOLDS:
        row = folded(row, pattern, make)
    marks = {token.mark for token in row}
    faults |= {"quantity"} if marks & {"Q", "x"} else set()
    faults |= {"price"} if len(currencies) > 1 else set()
    prices = [priced(token, "t" in marks) for token in row if is_price(token)]
    by = {mark: [token for token in row if token.mark == mark] for mark in "SPuw"}
    currency = min(currencies, default="KES")
    one = any(token.value == 1 for token in by["w"])
    return Parts(prices, by["S"], by["P"], by["u"], frozenset(faults), currency, one)


def is_price(token: Token) -> bool:
    """One and moja alone say nothing: the good one, moja safi."""
    return token.mark in set("nmR") or (token.mark == "w" and token.value != 1)


def priced(token: Token, total: bool) -> Price:
    low, high = sorted((token.value, token.high or token.value))
    unit = Token("u", base=token.base, value=token.many) if token.base else None
    said = token.text if token.mark == "R" else ""
    return Price(low, high, said or ("t" if total else ""), unit)


def marked(tokens: list[Token]) -> tuple[list[Token], set[str]]:
    """Only what says something of numbers, each with its mark; and the currencies named."""
    row: list[Token] = []
    currencies, coming = set(), False
    for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
        if token.text in MONEY or token.mark == "$":
            currencies.add(MONEY.get(token.text, "USD"))
            coming = not pay(row, token, after)
        elif token.mark in "nw" and before and before.text in NUMBERED:
            coming = False
        elif (one := mark(token)) is not None:
            one = one._replace(mark="m") if coming and one.mark in "nw" else one
            row.append(other_size(one, before, after) if one.mark == "P" else one)
            coming = False
    return row, currencies


def pay(row: list[Token], token: Token, after: Token | None) -> bool:
    """5800 bob is money at once; ksh waits for the figure after it, if one comes."""
    waits = after is not None and after.mark in "nw" and token.text not in AFTER
    follows = bool(row) and row[-1].mark in "nwm" and not waits
    if follows:
        row[-1] = row[-1]._replace(mark="m")
    return follows


def other_size(pack: Token, *beside: Token | None) -> Token:
    """A small crate is none of the usual ones."""
    sized = any(token.text in SIZED for token in beside if token)
    return pack._replace(text=f"other {pack.text}") if sized else pack


def mark(token: Token) -> Token | None:
    said = token.text
    if token.mark != "z":
        return token if token.mark in "nwmx-/@!" else None
    if said in UNITS:
        base, factor = UNITS[said]
        return Token("u", said, factor, base=base)
    if said in PACKS:
        return Token("P", PACKS[said])
    return Token(MARKS[said], said) if said in MARKS else None
