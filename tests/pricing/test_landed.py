"""What goods cost where they are needed."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pricing.landed import (
    NO_WAY,
    Landed,
    Step,
    Way,
    flat,
    landed,
    same_price,
    saving,
    surely,
    worth_more,
)
from pricing.spans import Span, between, sure
from pricing.tariff import Tariff

ONE = Decimal(1)
money = st.decimals(0, 10_000, places=2)
spans = st.lists(money, min_size=3, max_size=3).map(lambda three: Span(*sorted(three)))
quantities = st.decimals("0.001", 1000, places=3)
tariffs = st.builds(
    Tariff,
    st.decimals(0, 5, places=1),
    st.sampled_from([(), ((Decimal(500), Decimal(7)), (Decimal(9000), Decimal(90)))]),
)
ways = st.builds(Way, spans, spans, spans)


def cost(low: int, high: int, quantity: int = 1, way: Way = NO_WAY) -> Landed:
    found = landed(same_price(between(low, high)), Decimal(quantity), way)
    assert found
    return found


def test_row_e3_the_watch_is_cheaper_in_town_by_500_to_700() -> None:
    """Jumia 1,500–1,600 and 200 shipping, against 1,100–1,200 in town."""
    jumia = cost(1500, 1600, way=Way(shipping=sure(200)))
    town = cost(1100, 1200)
    assert jumia.total == between(1700, 1800)
    difference = saving(town, jumia)
    assert (difference.low, difference.high) == (500, 700)
    assert surely(difference)


def test_the_way_to_eldoret_flips_the_choice() -> None:
    """One watch does not pay for the trip to Nairobi; twelve of them do."""
    jumia, trip = Way(shipping=sure(200)), flat(trip=1400)
    one = saving(cost(1500, 1600, way=jumia), cost(1100, 1200, way=trip))
    assert surely(one)
    assert (one.low, one.high) == (700, 900)
    each_shipped = Way(each=sure(200))
    twelve = saving(cost(1100, 1200, 12, trip), cost(1500, 1600, 12, each_shipped))
    assert surely(twelve)
    assert (twelve.low, twelve.high) == (4600, 7000)


def test_all_parts_are_told_and_add_up() -> None:
    fees = Tariff(lines=[(Decimal(10_000), Decimal(90))])
    steps = same_price(sure(65))
    found = landed(steps, Decimal(90), Way(sure(500), sure(2), sure(100)), fees)
    assert found
    assert found.goods == sure(5850)
    assert found.transport == sure(680)
    assert found.shipping == sure(100)
    assert found.fee == sure(90)
    assert found.total == sure(6720)
    assert found.per_base.middle == Decimal("74.6667")
    assert found.per_base.low <= found.per_base.middle <= found.per_base.high


def test_the_fee_is_on_what_the_seller_is_sent() -> None:
    found = landed(same_price(sure(100)), ONE, Way(sure(5000), shipping=sure(50)), Tariff(ONE))
    assert found
    assert found.fee == sure("1.50")


def test_the_step_that_is_reached_holds_for_all() -> None:
    steps = [Step(Decimal(1), sure(70)), Step(Decimal(10), sure(60)), Step(Decimal(50), sure(55))]
    totals = [landed(steps, Decimal(n)) for n in (1, 9, 10, 49, 50)]
    assert [one.goods.middle for one in totals if one] == [70, 630, 600, 2940, 2750]


def test_less_than_the_first_step_is_not_sold() -> None:
    assert landed([Step(Decimal(10), sure(60))], Decimal(9)) is None
    assert landed([], ONE) is None


def test_ten_may_cost_less_than_nine() -> None:
    steps = [Step(Decimal(1), sure(70)), Step(Decimal(10), sure(60)), Step(Decimal(50), sure(55))]
    more = worth_more(steps, Decimal(9))
    assert more
    assert (more.quantity, more.total.middle) == (10, 600)
    assert worth_more(steps, Decimal(8)) is None
    assert worth_more(steps, Decimal(60)) is None


def test_where_nothing_so_small_is_sold_the_smallest_is_offered() -> None:
    more = worth_more([Step(Decimal(10), sure(60))], Decimal(2))
    assert more
    assert more.quantity == 10


def test_spans_that_overlap_settle_nothing() -> None:
    difference = saving(cost(1100, 1300), cost(1200, 1400))
    assert (difference.low, difference.high) == (-100, 300)
    assert not surely(difference)
    assert not surely(saving(cost(5, 5), cost(5, 5)))


@given(spans, quantities, ways, tariffs, st.sampled_from(["low", "middle", "high"]))
def test_each_end_is_what_it_would_cost_if_it_were_true(
    price: Span, quantity: Decimal, way: Way, tariff: Tariff, end: str
) -> None:
    """Interval arithmetic: low with low and high with high, and nothing between falls out."""
    truth = Way(*(sure(getattr(part, end)) for part in way))
    all_of_it = landed(same_price(price), quantity, way, tariff)
    one = landed(same_price(sure(getattr(price, end))), quantity, truth, tariff)
    assert all_of_it
    assert one
    assert one.total.middle == getattr(all_of_it.total, end)


@given(spans, quantities, ways, tariffs)
def test_the_rule_word_for_word(price: Span, quantity: Decimal, way: Way, tariff: Tariff) -> None:
    found = landed(same_price(price), quantity, way, tariff)
    assert found
    parts = found.goods + found.transport + found.shipping + found.fee
    assert found.total == parts
    assert abs(found.per_base.middle - parts.middle / quantity) <= Decimal("0.0001")
    assert found.per_base.low * quantity <= parts.low + Decimal("1e-9")


@given(spans, quantities, ways, ways, tariffs)
def test_a_dearer_way_is_never_cheaper(
    price: Span, quantity: Decimal, way: Way, more: Way, tariff: Tariff
) -> None:
    longer = Way(*(one + other for one, other in zip(way, more, strict=True)))
    here = landed(same_price(price), quantity, way, tariff)
    there = landed(same_price(price), quantity, longer, tariff)
    assert here
    assert there
    assert saving(here, there).middle >= 0
