"""What it costs to send money, pure: so many per cent, or a table of amounts, or both.

A table is read like that of M-Pesa: up to 500 it costs 7, up to 1,000 it costs 13. Above its last
line the money goes in several payments, as many full ones as it takes. A fee never falls with the
amount, so the fee of a span is that of its ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from pricing.spans import Span

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Tariff:
    """percent of the amount, 0 to 100; lines are (up to this amount, this fee), both growing."""

    percent: Decimal = Decimal(0)
    lines: Sequence[tuple[Decimal, Decimal]] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.percent <= HUNDRED:
            raise ValueError("A share lies between 0 and 100 per cent.")
        if not grows(self.lines):
            raise ValueError("Each line must be for a larger amount, and cost no less.")

    def on(self, amount: Span) -> Span:
        return Span(self.fee(amount.low), self.fee(amount.middle), self.fee(amount.high))

    def fee(self, amount: Decimal) -> Decimal:
        """In the currency of the amount, which is nought or more."""
        return amount * self.percent / HUNDRED + self.by_table(amount)

    def by_table(self, amount: Decimal) -> Decimal:
        if not self.lines or amount <= 0:
            return Decimal(0)
        most, dearest = self.lines[-1]
        full = (amount / most).to_integral_value(ROUND_CEILING) - 1
        rest = amount - full * most
        return full * dearest + next((fee for top, fee in self.lines if rest <= top), dearest)


def grows(lines: Sequence[tuple[Decimal, Decimal]]) -> bool:
    """Tops above nought and rising, fees never falling and never below nought."""
    before = (Decimal(0), Decimal(0))
    for line in lines:
        if not (before[0] < line[0] and before[1] <= line[1]):
            return False
        before = line
    return True


FREE = Tariff()
