"""A middle that a minority cannot bend, pure: voices in, a price out.

The rule in words stands in rules.py; its reasons, sources and figures in docs/price-estimate.md.
"""

from collections.abc import Sequence
from decimal import Decimal
from math import isclose

from pricing.voices import Voice, weight

FULL, NOTHING = 0.21, 0.28
WIDER = (1.0, 1.25, 1.5, 2.0)
ROUNDS = 40
CLOSE = 1e-9
LOWEST, HIGHEST = 0.3, 0.7
FEW = 3


def middle(voices: Sequence[Voice]) -> Decimal:
    """Of voices in the order of their prices. Not rounded; scales exactly with the prices."""
    start = weighted_median(voices)
    if len(voices) < FEW:
        return start
    # As shares of the start, so that shillings and cents, kilos and bags come out the same.
    said = [(float(voice.price / start), voice.weight) for voice in voices]
    found = start * Decimal(centre(said))
    return bounded(found, percentile(voices, LOWEST), percentile(voices, HIGHEST))


def centre(said: Sequence[tuple[float, float]]) -> float:
    """Where more than half of the weight is heard; the start, 1, where no half can agree."""
    half = sum(weight for _price, weight in said) / 2
    for wider in WIDER:
        found, heard = settled(said, wider)
        if heard > half and not isclose(heard, half):
            return found
    return 1.0


def settled(said: Sequence[tuple[float, float]], wider: float) -> tuple[float, float]:
    """The mean of what is heard from where the mean is, and how much weight that is."""
    at, heard = 1.0, 0.0
    for _ in range(ROUNDS):
        ears = [weight * attention(price / at - 1, wider) for price, weight in said]
        heard = sum(ears)
        if not heard:
            break
        before = at
        at = sum(ear * price for ear, (price, _) in zip(ears, said, strict=True)) / heard
        if abs(at - before) < CLOSE:
            break
    return at, heard


def attention(off: float, wider: float) -> float:
    """1 within 21 % of the middle, then down in a straight line to 0 at 28 %."""
    return min(1.0, max(0.0, (NOTHING - abs(off) / wider) / (NOTHING - FULL)))


def bounded(price: Decimal, low: Decimal, high: Decimal) -> Decimal:
    return min(max(price, low), high)


def weighted_median(voices: Sequence[Voice]) -> Decimal:
    """Half of the weight lies on either side; between two prices, half way."""
    half = weight(voices) / 2
    reached = 0.0
    for number, voice in enumerate(voices):
        reached += voice.weight
        if isclose(reached, half) and number + 1 < len(voices):
            return (voice.price + voices[number + 1].price) / 2
        if reached >= half:
            break
    return voice.price


def percentile(voices: Sequence[Voice], share: float) -> Decimal:
    """The first price with at least this share of the weight at or below it."""
    goal = share * weight(voices)
    reached = 0.0
    for voice in voices:
        reached += voice.weight
        if reached >= goal or isclose(reached, goal):
            break
    return voice.price
