"""Numbers in words, English, Swahili and Sheng: elfu tano na mia nane, soo na finje, 2 thao."""

from decimal import Decimal

from pricing.reading.tokens import Token
from pricing.reading.words import HALF, HUNDREDS, KUMI, MIA, MOJA, ONES, SHENG, SOO, TENS

Part = tuple[Decimal, Decimal, int] | None
AND = {"na", "and"}
ONE = Decimal(1)


def spelled(tokens: list[Token]) -> list[Token]:
    """The same tokens, each number in words become one of mark w."""
    done: list[Token] = []
    at = 0
    while at < len(tokens):
        found = number(tokens, at)
        if found is None:
            done.append(tokens[at])
            at += 1
        else:
            value, after = found
            words = tokens[at:after]
            done.append(token(words, value))
            at = after
    return done


def token(words: list[Token], value: Decimal) -> Token:
    text = " ".join(word.text for word in words)
    swahili = any(word.text in MOJA or word.text in KUMI or word.text in MIA for word in words)
    return Token("w", text, value, swahili=swahili)


def number(tokens: list[Token], at: int) -> tuple[Decimal, int] | None:
    """The largest parts first, each smaller than the one before."""
    first = part(tokens, at)
    if first is None:
        return halves(tokens, at)
    total, scale, after = first
    while scale > 1:
        joined = word(tokens, after) in AND
        more = part(tokens, after + joined)
        if more is None or more[0] >= scale:
            break
        total, scale, after = total + more[0], more[1], more[2]
    return with_half(tokens, total, scale, after)


def with_half(tokens: list[Token], total: Decimal, scale: Decimal, at: int) -> tuple[Decimal, int]:
    if word(tokens, at) in AND:
        after = at + 1 + (word(tokens, at + 1) == "a")
        if word(tokens, after) in HALF:
            return total + HALF[word(tokens, after)] * scale, after + 1
    return total, at


def halves(tokens: list[Token], at: int) -> tuple[Decimal, int] | None:
    if tokens[at].mark == "n" and word(tokens, at + 1) in AND:
        value, after = with_half(tokens, tokens[at].value, ONE, at + 1)
        return (value, after) if value != tokens[at].value else None
    if word(tokens, at) == "robo" and word(tokens, at + 1) == "tatu":
        return Decimal("0.75"), at + 2
    return (HALF[word(tokens, at)], at + 1) if word(tokens, at) in HALF else None


def part(tokens: list[Token], at: int) -> Part:
    """(value, scale, where it ends): two hundred, mia mbili, soo mbili, 2 thao, finje, ninety."""
    said = word(tokens, at)
    if said in MIA or said in SOO:
        return swahili_part(tokens, at)
    if said in SHENG:
        return Decimal(SHENG[said]), ONE, at + 1
    small = below_hundred(tokens, at) or digits(tokens, at)
    return english_part(tokens, *small) if small else None


def swahili_part(tokens: list[Token], at: int) -> Part:
    """The scale first, how many of it after: elfu kumi na mbili."""
    scale = Decimal(scales(tokens, at))
    many = below_hundred(tokens, at + 1) or digits(tokens, at + 1)
    if many is None or many[0] >= 100 or scales(tokens, many[1]) > scale:
        return scale, scale, at + 1
    return many[0] * scale, scale, many[1]


def english_part(tokens: list[Token], value: Decimal, at: int) -> Part:
    """How many first, then the scale, which must have no number of its own after it."""
    scale, after = 1, at
    while follows(tokens, after):
        scale *= scales(tokens, after)
        after += 1
    if scale == 1:
        return None if tokens[at - 1].mark == "n" else (value, ONE, at)
    return value * scale, Decimal(scale), after


def follows(tokens: list[Token], at: int) -> bool:
    said = word(tokens, at)
    if said in HUNDREDS:
        return True
    own = below_hundred(tokens, at + 1) or digits(tokens, at + 1)
    return (said in SOO or said in {"elfu"}) and own is None


def scales(tokens: list[Token], at: int) -> int:
    said = word(tokens, at)
    return MIA.get(said) or SOO.get(said) or HUNDREDS.get(said) or 1


def below_hundred(tokens: list[Token], at: int) -> tuple[Decimal, int] | None:
    said = word(tokens, at)
    if said in TENS:
        return tens(TENS[said], tokens, at + 1)
    if said in KUMI:
        unit = MOJA.get(word(tokens, at + 2)) if word(tokens, at + 1) == "na" else None
        return (Decimal(KUMI[said] + unit), at + 3) if unit else (Decimal(KUMI[said]), at + 1)
    one = ONES.get(said) or MOJA.get(said)
    return (Decimal(one), at + 1) if one else None


def tens(value: int, tokens: list[Token], at: int) -> tuple[Decimal, int]:
    one = ONES.get(word(tokens, at), 10)
    return (Decimal(value + one), at + 1) if one < 10 else (Decimal(value), at)


def digits(tokens: list[Token], at: int) -> tuple[Decimal, int] | None:
    if at < len(tokens) and tokens[at].mark == "n" and not tokens[at].thousands:
        return tokens[at].value, at + 1
    return None


def word(tokens: list[Token], at: int) -> str:
    return tokens[at].text if at < len(tokens) and tokens[at].mark == "z" else ""
