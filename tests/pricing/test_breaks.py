"""Who takes more pays less for each: the steps that reports make, and what they do to a cost."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from community.members.models import Member
from groups.models import Group
from pricing import costs
from pricing.breaks import Said, breaks, of_cells
from pricing.costs import Costed, Wanted
from pricing.landed import Step, price_of
from pricing.measures import measure
from pricing.models import Cell, Quote, Unit
from pricing.rules import Report
from tests import world
from tests.pricing.conftest import Atmost, Page, signed_in

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LIFE = timedelta(days=7)
BAG = "bag 90 kg"
QUERY = "?kind=wholesale&unit=bag+90+kg&place=nairobi&quantity="


def said(quantity: str | Decimal, price: str | Decimal, who: int = 1, standing: float = 1) -> Said:
    return Decimal(quantity), Report(Decimal(price), f"member:{who}", standing, NOW)


def found(*of: Said) -> list[tuple[Decimal, Decimal]]:
    return [(step.least, step.price.middle) for step in breaks(of, NOW, LIFE)]


reported = st.lists(
    st.builds(
        said,
        st.sampled_from([Decimal(one) for one in ("0.5", "1", "10", "90", "900")]),
        st.decimals(1, 500, places=2),
        st.integers(1, 4),
        st.sampled_from([0.0, 0.4, 1.0]),
    ),
    max_size=12,
)


@given(reported)
def test_steps_fall_and_none_is_dearer_than_the_single_price(all_said: list[Said]) -> None:
    steps = breaks(all_said, NOW, LIFE)
    assert len(steps) != 1
    for before, after in pairwise(steps):
        assert before.least < after.least
        assert before.price.middle > after.price.middle
        assert before.price.low >= after.price.low
        assert before.price.high >= after.price.high
    assert all(3 * step.price.middle >= steps[0].price.middle for step in steps)


@given(reported, st.decimals("0.001", 2000, places=3), st.decimals("0.001", 2000, places=3))
def test_more_never_costs_more_for_each(all_said: list[Said], one: Decimal, two: Decimal) -> None:
    steps = breaks(all_said, NOW, LIFE)
    few, many = price_of(steps, min(one, two)), price_of(steps, max(one, two))
    assert (few is None) == (many is None) == (not steps)
    assert few is None or many is None or few.middle >= many.middle


@given(reported)
def test_each_step_begins_where_somebody_spoke_of_and_the_first_at_nought(
    all_said: list[Said],
) -> None:
    steps = breaks(all_said, NOW, LIFE)
    assert {step.least for step in steps[1:]} <= {quantity for quantity, _ in all_said}
    assert not steps or steps[0].least == 0


def test_one_bag_4100_and_ten_39000() -> None:
    assert found(said("1", "4100"), said("10", "3900")) == [(0, 4100), (10, 3900)]


def test_one_quantity_alone_is_no_break() -> None:
    assert found(said("10", "3900"), said("10", "4100", who=2)) == []
    assert found() == []


def test_more_that_is_dearer_or_hardly_cheaper_is_no_break() -> None:
    assert found(said("1", "4100"), said("10", "4200", who=2)) == []
    assert found(said("1", "4100"), said("10", "4080", who=2)) == []


def test_one_low_word_does_not_silence_the_many_who_took_more() -> None:
    many = [said("90", "65", who=who) for who in range(2, 9)]
    assert found(said("1", "60"), *many, said("900", "58", who=9)) == [(0, 65), (900, 58)]


def test_who_has_no_voice_makes_no_break_and_a_slip_is_none() -> None:
    assert found(said("1", "4100"), said("10", "3900", who=2, standing=0)) == []
    assert found(said("1", "4100"), said("10", "390", who=2)) == []


def offered(by: Member, **words: Any) -> Cell:
    """One bag 4,100, ten bags 39,000, by the same person on the same day."""
    words = {"unit": BAG, "kind": "wholesale", "sure": True} | words
    world.quote(by, "4100", **words)
    cell_id = world.quote(by, "39000", quantity=Decimal(10), **words).cell_id
    return Cell.objects.get(pk=cell_id)


def cheapest(by: Member, quantity: str, kind: str = "wholesale") -> Costed:
    held = measure(BAG)
    assert held
    ask = Wanted(Decimal(quantity), held, world.place())
    return costs.costed(world.commodity(), kind, ask, by)[0].known[0]


def test_the_quantity_takes_its_step(amina: Member, group: Group) -> None:
    offered(amina)
    for quantity, total in [("0.5", 2050), ("1", 4100), ("9", 36900), ("10", 39000), ("20", 78000)]:
        assert round(cheapest(amina, quantity).landed.total.middle) == total


def test_a_shop_on_the_net_has_steps_beside_the_town(amina: Member, group: Group) -> None:
    world.quote(amina, "4000", unit=BAG, kind="wholesale", market=world.market("Gikomba"))
    world.fare(amina, group, "200", market=world.market("Jumia"))
    offered(amina, kind="online", market=world.market("Jumia"))
    assert str(cheapest(amina, "1").cell.market) == "Gikomba"
    assert str(cheapest(amina, "10").cell.market) == "Jumia"


def test_retail_has_no_steps(amina: Member, group: Group) -> None:
    offered(amina, kind="retail")
    assert cheapest(amina, "10", "retail").steps == ()


def test_the_page_says_the_steps_and_which_it_took(amina: Member, group: Group, read: Page) -> None:
    Unit.objects.create(commodity=world.commodity(), name="bag", factor=Decimal(90))
    offered(amina)
    few, many = (read(amina, "compare", "maize", query=QUERY + one) for one in ("2", "10"))
    assert "<b>4,100</b> (your price) · from 10: 3,900" in few
    assert "4,100 · from 10: <b>3,900</b> (your price)" in many


def test_outsiders_and_who_sells_have_no_steps(
    amina: Member, bakari: Member, chidi: Member, wanjiru: Member, group: Group, read: Page
) -> None:
    world.sells_to(bakari, group, wanjiru)
    Unit.objects.create(commodity=world.commodity(), name="bag", factor=Decimal(90))
    cell = offered(amina)
    assert of_cells([cell]) == {}
    survey = world.quote(bakari, "4300", unit=BAG, kind="wholesale", sure=True)
    Quote.objects.filter(pk=survey.pk).update(author=None, source="wfp")
    for stranger in (chidi, wanjiru):
        html = read(stranger, "compare", "maize", query=QUERY + "10")
        assert "43,000 in all" in html
        assert "your price" not in html
        assert "from 10" not in html
        assert "3,900" not in html


def test_what_is_taken_back_or_too_old_makes_no_step(amina: Member, group: Group) -> None:
    cell = offered(amina)
    cell.inside = True
    [steps] = of_cells([cell]).values()
    assert isinstance(steps[1], Step)
    Cell.objects.get(pk=cell.pk).quotes.filter(quantity=10).update(
        seen_at=timezone.now() - 3 * cell.commodity.half_life
    )
    assert of_cells([cell]) == {cell.pk: []}


@pytest.mark.parametrize("few", [1, 6])
def test_steps_cost_one_query_for_all_markets(
    client: Client, amina: Member, group: Group, django_assert_max_num_queries: Atmost, few: int
) -> None:
    for number in range(few):
        offered(amina, market=world.market(f"Market {number}"))
    signed_in(client, amina)
    with django_assert_max_num_queries(19):
        client.get(
            reverse("pricing:compare", args=["maize"]) + QUERY.replace("bag+90+kg", "kg") + "2"
        )
