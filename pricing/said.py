"""What a member says of a price, and the quote it makes: one way in for every door."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.models import Member
from community.text.refusals import Refusal
from pricing import cells, outside, rules, selling, units
from pricing.checks import CENT, GRAM, MITE, check_grade, checked
from pricing.heard import speaking
from pricing.measures import Measure, plain
from pricing.models import Commodity, Market, Quote
from pricing.models.cell import OFFERS, REPORTED, Kind
from pricing.reading import shipped
from pricing.reading.sense import is_turned_round

ENOUGH, WILD = 3, Decimal(10)
OLD = timedelta(days=30)


class Said(NamedTuple):
    """So much, or from so much to high, for so many of a unit; paid, or asked."""

    commodity: Commodity
    market: Market
    price: Decimal
    high: Decimal | None = None
    currency: str = "KES"
    quantity: Decimal = Decimal(1)
    unit: str = "kg"
    kind: str = Kind.RETAIL
    asked: bool = False
    grade: str = ""
    seen_at: datetime | None = None

    @property
    def held(self) -> Measure:
        return units.read(self.unit, self.commodity, self.market)

    @property
    def top(self) -> Decimal | None:
        """The high end, where there are two."""
        return None if self.high is None or self.high == self.price else self.high


def quote_of(by: Member, key: UUID, said: Said, sure: bool = False) -> Quote:
    """Checked, in its cell, the cell held; not yet saved. One far from what others say is asked
    back, unless they are sure."""
    held, kind = said.held, kind_of(by, said.kind)
    seen_at = said.seen_at or timezone.now()
    quote = Quote(author=by, key=key, unit=held.name, factor=held.factor, seen_at=seen_at)
    quote.price, quote.high, quote.quantity = said.price, said.top, said.quantity
    check_grade(said.commodity, said.grade)
    quote.per_base = checked(quote, said.currency, kind)
    quote.price, quote.quantity = said.price.quantize(CENT), said.quantity.quantize(GRAM)
    quote.high, quote.factor = quote.high and quote.high.quantize(CENT), held.factor.quantize(MITE)
    quote.late = timezone.now() - seen_at > OLD
    asked = said.asked and kind not in OFFERS
    where = (cells.goods_held(said.commodity), said.market, kind, said.currency, held.base)
    quote.cell = cells.locked(*where, asked=asked, grade=said.grade)
    speaking(by, quote)
    if not (sure or quote.late):
        check_not_swapped(quote)
        check_likely(by, quote)
    return quote


def usual_kind(by: Member, commodity: str, key: UUID | None = None) -> str:
    """How it is sold, of who does not say it, behind every door: as they last said of these goods,
    else of any, else wholesale; of a report sent again as the first time."""
    said = by.quotes.filter(cell__kind__in=REPORTED).order_by("-pk")
    rows = list(said.values_list("cell__kind", "cell__commodity__slug", "key")[:30])
    same = [kind for kind, _goods, earlier in rows if earlier == key]
    same += [kind for kind, goods, _key in rows if goods == commodity]
    return next(iter([*same, *(kind for kind, _goods, _key in rows)]), Kind.WHOLESALE)


def kind_of(by: Member, kind: str) -> str:
    """What someone says who sells to the members is an offer, whatever they call it."""
    supplies = kind != Kind.SUPPLIER and selling.groups_of(by).exists()
    return Kind.SUPPLIER if supplies else kind


def check_not_swapped(quote: Quote) -> None:
    """50 for 5,800 kg of sugar, where 5,800 for 50 kg is what it costs: asked back although nobody
    has said a price yet."""
    cell, turned = quote.cell, rules.per_base(quote.quantity, quote.said_middle, quote.factor)
    good = shipped().goods.get(cell.commodity.slug)
    if good and is_turned_round(quote.per_base, turned, good, cell.base, cell.currency):
        raise Refusal(_("So little for so much? Price and quantity may be swapped."), "sure")


def check_likely(by: Member, quote: Quote) -> None:
    """Three times off what three or more say, ten times off what one says: a slip, not news.

    Against what they may see anyhow, for else one could find out what one may not see by trying."""
    cell, yours = outside.one(by, quote.cell), quote.per_base
    if cell is None:
        return
    line = rules.SUSPECT if cell.people >= ENOUGH else WILD
    if cell.middle and rules.is_suspect(yours, cell.middle, line):
        words = {"middle": plain(cell.middle), "yours": plain(yours), "base": cell.base}
        reason = _("Others say about %(middle)s per %(base)s; yours is %(yours)s. Really?")
        raise Refusal(reason % words, "sure")


def is_same(earlier: Quote, said: Said) -> bool:
    """What is counted, where and how; the moment of reporting is another each time."""
    cell, held = earlier.cell, said.held
    return (
        (cell.commodity_id, cell.market_id) == (said.commodity.pk, said.market.pk)
        and cell.kind in (said.kind, Kind.SUPPLIER)
        and (cell.currency, cell.grade) == (said.currency, said.grade)
        and cell.asked == (said.asked and cell.kind not in OFFERS)
        and earlier.unit == held.name
        and has_same_figures(earlier, said)
    )


def has_same_figures(earlier: Quote, said: Said) -> bool:
    """Price or range, for how many, of what size."""
    nothing = Decimal(0)
    return (
        abs(earlier.factor - said.held.factor) < MITE
        and abs(earlier.price - said.price) < CENT
        and abs((earlier.high or nothing) - (said.top or nothing)) < CENT
        and abs(earlier.quantity - said.quantity) < GRAM
    )
