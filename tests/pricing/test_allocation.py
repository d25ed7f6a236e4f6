"""Who buys in a round and from whom: nobody above their limit, the threshold kept, cheapest."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import chain, combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from pricing.landed import Step, Way, flat, landed
from pricing.rounds.allocation import Bid, Deal, Want, deals, ladder, of_one, settled, wanted
from pricing.spans import sure

D = Decimal


def want(pledge: int, quantity: str, limit: str) -> Want:
    return Want(pledge, D(quantity), D(limit))


def bid(offer: int, *steps: tuple[str, str], trip: str = "0") -> Bid:
    return Bid(offer, [Step(D(least), sure(price)) for least, price in steps], flat(trip=trip))


FOUR = [want(1, "10", "5600"), want(2, "15", "5500"), want(3, "5", "5300"), want(4, "12", "5800")]


def test_the_cheapest_landed_cost_wins_and_not_the_cheapest_price() -> None:
    near, far = bid(1, ("1", "5450")), bid(2, ("1", "5300"), trip="12600")
    best = deals(FOUR, [near, far], D(20))[0]
    assert (best.offer, best.price) == (1, D("5450.00"))


def test_a_limit_below_the_price_drops_out_and_the_rest_buy() -> None:
    best = deals(FOUR, [bid(1, ("1", "5450"))], D(30))[0]
    assert best.pledges == (1, 2, 4)
    assert best.quantity == D(37)


def test_the_threshold_is_read_again_after_they_dropped_out() -> None:
    assert deals(FOUR, [bid(1, ("1", "5450"))], D(37))
    assert deals(FOUR, [bid(1, ("1", "5450"))], D(38)) == []


def test_one_who_drops_out_may_take_the_price_break_along_and_others_with_it() -> None:
    steps = bid(1, ("1", "5700"), ("40", "5550"))
    deal = settled(FOUR, steps)
    assert deal is not None
    assert deal.pledges == (4,)
    assert deal.price == D("5700.00")


def test_transport_is_shared_by_those_who_stay_and_rounded_up_to_the_cent() -> None:
    deal = settled([want(1, "2", "120"), want(2, "1", "120")], bid(1, ("1", "100"), trip="50"))
    assert deal is not None
    assert (deal.price, deal.total) == (D("116.67"), D(350))
    assert deal.price * deal.quantity >= deal.total


def test_an_order_below_the_first_break_is_not_served() -> None:
    assert deals(FOUR, [bid(1, ("50", "5000"))], D(1)) == []


def test_without_pledges_or_without_quotes_there_is_no_deal() -> None:
    assert deals([], [bid(1, ("1", "5000"))], D(1)) == []
    assert deals(FOUR, [], D(1)) == []


def test_of_two_at_one_price_the_first_to_quote_wins() -> None:
    assert [
        deal.offer for deal in deals(FOUR, [bid(9, ("1", "5000")), bid(3, ("1", "5000"))], D(1))
    ]
    best = deals(FOUR, [bid(9, ("1", "5000")), bid(3, ("1", "5000"))], D(1))[0]
    assert best.offer == 3


def test_the_ladder_names_the_cheapest_at_every_break_and_how_much_is_wanted_there() -> None:
    small, large = bid(1, ("1", "5500")), bid(2, ("20", "5450"), ("40", "5250"))
    rungs = ladder(FOUR, [small, large], [D(42)])
    assert [(rung.quantity, rung.offer, rung.price) for rung in rungs] == [
        (D(1), 1, D("5500.00")),
        (D(20), 2, D("5450.00")),
        (D(40), 2, D("5250.00")),
        (D(42), 2, D("5250.00")),
    ]
    assert [rung.within for rung in rungs] == [D(37), D(37), D(42), D(42)]


def test_the_ladder_has_no_rung_where_nobody_serves_so_little() -> None:
    assert [rung.quantity for rung in ladder(FOUR, [bid(1, ("20", "5000"))], [D(5)])] == [D(20)]


# What holds for all pledges and all quotes.

amounts = st.integers(1, 60).map(D)
prices = st.integers(80, 130).map(D)
people = st.lists(st.tuples(amounts, prices), max_size=7).map(
    lambda rows: [Want(number, *row) for number, row in enumerate(rows)]
)


def falling(rows: Sequence[tuple[Decimal, Decimal]]) -> list[Step]:
    """A larger quantity is never dearer, as the act of quoting asks."""
    least, price = zip(*rows, strict=True)
    pairs = zip(sorted({*least}), sorted(price, reverse=True), strict=False)
    return [Step(quantity, sure(cost)) for quantity, cost in pairs]


steps = st.lists(st.tuples(amounts, prices), min_size=1, max_size=4).map(falling)
ways = st.integers(0, 400).map(lambda trip: flat(trip=trip))
suppliers = st.lists(st.tuples(steps, ways), max_size=4).map(
    lambda rows: [Bid(number, *row) for number, row in enumerate(rows)]
)
thresholds = st.integers(1, 150).map(D)


@given(people, suppliers, thresholds)
def test_nobody_ever_pays_above_their_limit(
    wants: list[Want], bids: list[Bid], threshold: Decimal
) -> None:
    limits = {want.pledge: want.limit for want in wants}
    for deal in deals(wants, bids, threshold):
        assert all(limits[pledge] >= deal.price for pledge in deal.pledges)


@given(people, suppliers, thresholds)
def test_the_threshold_is_reached_by_those_who_buy(
    wants: list[Want], bids: list[Bid], threshold: Decimal
) -> None:
    for deal in deals(wants, bids, threshold):
        bought = [want for want in wants if want.pledge in deal.pledges]
        assert wanted(bought) == deal.quantity >= threshold


@given(people, suppliers, thresholds)
def test_the_shares_cover_the_bill_and_the_bill_is_the_landed_cost(
    wants: list[Want], bids: list[Bid], threshold: Decimal
) -> None:
    for deal in deals(wants, bids, threshold):
        cost = landed(bids[deal.offer].steps, deal.quantity, bids[deal.offer].way)
        assert cost is not None
        assert (deal.total, deal.price) == (cost.total.high, of_one(cost))
        assert deal.price * deal.quantity >= deal.total


@given(people, suppliers, thresholds, st.randoms(use_true_random=False))
def test_the_order_in_which_they_came_changes_nothing(
    wants: list[Want], bids: list[Bid], threshold: Decimal, chance: st.DataObject
) -> None:
    first = deals(wants, bids, threshold)
    chance.shuffle(wants)  # type: ignore[attr-defined]
    chance.shuffle(bids)  # type: ignore[attr-defined]
    assert deals(wants, bids, threshold) == first


@given(people, suppliers, thresholds)
def test_no_other_set_of_pledges_would_do_better(
    wants: list[Want], bids: list[Bid], threshold: Decimal
) -> None:
    """Every set of pledges tried by hand: none is cheaper, and of those so cheap none larger."""
    ours = deals(wants, bids, threshold)
    tried = [
        found for bid in bids for some in subsets(wants) for found in fair(some, bid, threshold)
    ]
    assert bool(ours) == bool(tried)
    if ours:
        assert (ours[0].price, -ours[0].quantity) == min(tried)


def subsets(wants: list[Want]) -> chain[tuple[Want, ...]]:
    return chain.from_iterable(combinations(wants, size) for size in range(1, len(wants) + 1))


def fair(some: Sequence[Want], bid: Bid, threshold: Decimal) -> list[tuple[Decimal, Decimal]]:
    cost = landed(bid.steps, wanted(some), bid.way)
    if cost is None or cost.quantity < threshold:
        return []
    price = of_one(cost)
    return [(price, -cost.quantity)] if all(want.limit >= price for want in some) else []


@given(people, suppliers, thresholds)
def test_the_cheaper_deal_never_leaves_out_more(
    wants: list[Want], bids: list[Bid], threshold: Decimal
) -> None:
    found = deals(wants, bids, threshold)
    assert all(larger(one, two) for one, two in pairwise(found))


def larger(one: Deal, two: Deal) -> bool:
    return set(two.pledges) <= set(one.pledges)


@given(people, suppliers, thresholds)
def test_who_buys_are_those_whose_limit_reaches_the_price(
    wants: list[Want], bids: list[Bid], threshold: Decimal
) -> None:
    for deal in deals(wants, bids, threshold):
        assert {want.pledge for want in wants if want.limit >= deal.price} == set(deal.pledges)


@given(people, st.lists(st.tuples(amounts, prices), min_size=1, max_size=4), ways)
def test_prices_that_rise_with_the_quantity_still_come_to_an_end_within_the_limits(
    wants: list[Want], rows: list[tuple[Decimal, Decimal]], way: Way
) -> None:
    deal = settled(wants, Bid(1, [Step(least, sure(price)) for least, price in rows], way))
    limits = {want.pledge: want.limit for want in wants}
    assert deal is None or all(limits[pledge] >= deal.price for pledge in deal.pledges)
