"""Numbers that are not sure, pure: from a low to a high, most likely the middle.

The ends are worked out by interval arithmetic: whatever the true prices are, as long as each lies
in its own span, the true result lies in the span that comes out. The middle goes along, and is
what a list is put in order by.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal


@dataclass(frozen=True)
class Span:
    low: Decimal
    middle: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if not self.low <= self.middle <= self.high:
            raise ValueError(f"Not a span: {self.low}, {self.middle}, {self.high}")

    @property
    def is_sure(self) -> bool:
        return self.low == self.high

    def __add__(self, other: "Span") -> "Span":
        return Span(self.low + other.low, self.middle + other.middle, self.high + other.high)

    def __sub__(self, other: "Span") -> "Span":
        """1,700 to 1,800 less 1,100 to 1,200 is 500 to 700: the ends cross over."""
        return Span(self.low - other.high, self.middle - other.middle, self.high - other.low)

    def times(self, number: Decimal) -> "Span":
        """number: nought or more, and sure."""
        return Span(self.low * number, self.middle * number, self.high * number)

    def over(self, number: Decimal) -> "Span":
        """number: above nought, and sure."""
        return Span(self.low / number, self.middle / number, self.high / number)

    def rounded(self, to: Decimal) -> "Span":
        """The ends outward, so that nothing true is cut off."""
        return Span(
            self.low.quantize(to, ROUND_FLOOR),
            self.middle.quantize(to, ROUND_HALF_EVEN),
            self.high.quantize(to, ROUND_CEILING),
        )


def sure(number: Decimal | int | str) -> Span:
    known = Decimal(number)
    return Span(known, known, known)


def between(low: Decimal | int | str, high: Decimal | int | str) -> Span:
    """Of a range nothing else is known of, the middle is half way."""
    least, most = Decimal(low), Decimal(high)
    return Span(least, (least + most) / 2, most)


NOTHING = sure(0)
