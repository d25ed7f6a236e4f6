"""Where to buy a list of goods."""

from decimal import Decimal
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pricing.spans import Span, between, sure
from pricing.tariff import FREE, Tariff
from pricing.trips import Offer, Plan, Stall, plan, singles, split

MAIZE, BEANS, SUGAR = 1, 2, 3
TABLE = Tariff(
    lines=((Decimal(100), Decimal(0)), (Decimal(300), Decimal(30)), (Decimal(900), Decimal(90)))
)
BOTH = Tariff(Decimal(2), TABLE.lines)

few = st.integers(0, 400).map(Decimal)
spans = st.lists(few, min_size=3, max_size=3).map(lambda three: Span(*sorted(three)))
offers = st.dictionaries(st.integers(1, 5), st.builds(Offer, spans, spans), max_size=5)
stalls = st.lists(
    st.builds(Stall, st.integers(1, 9), offers, spans, spans),
    max_size=4,
    unique_by=lambda stall: stall.number,
)
tariffs = st.sampled_from([FREE, Tariff(Decimal(2)), TABLE, BOTH])


def stall(number: int, trip: int = 0, **prices: int) -> Stall:
    names = {"maize": MAIZE, "beans": BEANS, "sugar": SUGAR}
    return Stall(
        number, {names[one]: Offer(sure(cost)) for one, cost in prices.items()}, sure(trip)
    )


def every_plan(stalls: list[Stall], most: int, tariff: Tariff) -> list[Plan]:
    """All there is to choose from, one by one: what the quick way must agree with."""
    plans = []
    for size in range(1, most + 1):
        for visited in combinations(stalls, size):
            items = sorted({item for one in visited for item in one.offers})
            sellers = [[one for one in visited if item in one.offers] for item in items]
            for choice in product(*sellers):
                if choice and len({one.number for one in choice}) == size:
                    plans.append(plan(dict(zip(items, choice, strict=True)), tariff))
    return plans


@settings(max_examples=300)
@given(stalls, tariffs)
def test_the_best_plan_is_that_of_trying_everything(stalls: list[Stall], tariff: Tariff) -> None:
    best = min(every_plan(stalls, 2, tariff), key=lambda one: one.rank, default=None)
    alone = next(iter(singles(stalls, tariff)), None)
    found = split(stalls, tariff) or alone
    assert (found and found.rank) == (best and best.rank)
    assert found is None or len(found.markets) == (1 if found is alone else 2)


@given(stalls, tariffs, st.randoms())
def test_the_order_of_the_markets_changes_nothing(
    stalls: list[Stall], tariff: Tariff, luck: object
) -> None:
    turned = stalls[::-1]
    assert split(turned, tariff) == split(stalls, tariff)
    assert [one.rank for one in singles(turned, tariff)] == [
        one.rank for one in singles(stalls, tariff)
    ]


@given(stalls, tariffs)
def test_the_ends_of_a_total_are_what_the_ends_would_cost(
    stalls: list[Stall], tariff: Tariff
) -> None:
    for found in singles(stalls, tariff):
        one = next(stall for stall in stalls if [stall.number] == found.markets)
        low = sum((offer.goods.low for offer in one.offers.values()), one.shipping.low)
        way = sum((offer.carried.low for offer in one.offers.values()), one.trip.low)
        assert found.total.low == low + tariff.fee(low) + way


def test_one_market_for_all_is_found() -> None:
    here, there = stall(1, maize=500, beans=300), stall(2, maize=450, beans=320)
    assert [one.markets for one in singles([here, there])] == [[2], [1]]
    assert singles([here, there])[0].total == sure(770)


def test_a_split_pays_only_where_it_pays_for_the_trip() -> None:
    here = stall(1, maize=500, beans=300)
    assert split([here, stall(2, 50, maize=450, beans=400)]) is None, "saves 50, costs 50"
    found = split([here, stall(2, 49, maize=450, beans=400)])
    assert found
    assert found.buys == {MAIZE: 2, BEANS: 1}
    assert found.total == sure(799)


def test_what_one_market_lacks_a_second_may_bring() -> None:
    here, there = stall(1, maize=500), stall(2, 1000, sugar=100)
    found = split([here, there])
    assert found
    assert found.buys == {MAIZE: 1, SUGAR: 2}
    assert singles([here, there])[0].markets == [1]


def test_a_table_of_fees_is_paid_at_each_market() -> None:
    here, there = stall(1, maize=290, beans=100), stall(2, 10, maize=400, beans=95)
    assert split([here, there]) is None
    found = split([here, there], TABLE)
    assert found
    assert found.total == sure(290 + 30 + 95 + 10), "two small payments cost less than a large one"


def test_of_equal_plans_the_same_is_always_chosen() -> None:
    twins = [stall(number, maize=500, beans=300) for number in (3, 1, 2)]
    assert split(twins) is None
    assert [one.markets for one in singles(twins)] == [[1], [2], [3]]


@pytest.mark.parametrize("stalls", [[], [stall(1)], [stall(1), stall(2)]])
def test_where_nothing_is_sold_nothing_is_planned(stalls: list[Stall]) -> None:
    assert singles(stalls) == []
    assert split(stalls) is None


def test_ranges_go_through_to_the_total() -> None:
    one = Stall(1, {MAIZE: Offer(between(500, 600), sure(20))}, sure(100))
    [found] = singles([one])
    assert found.total == between(620, 720)


def test_ten_things_at_twenty_markets_are_soon_told() -> None:
    many = [
        Stall(
            number,
            {item: Offer(sure(100 + 90 * ((item + number) % 2) + number)) for item in range(10)},
            sure(10),
        )
        for number in range(20)
    ]
    found = split(many, BOTH)
    assert found
    assert len(found.buys) == 10
