"""Prices that were seen too, by those who confirm hardly anybody's but each other's."""

from itertools import permutations
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.live.models import Event
from community.members import reckoning
from community.members.models import Member
from community.members.rings import rings, within
from groups.models import Group
from pricing import circles
from pricing.actions import answers
from pricing.models import Cell, Quote
from tests import world


@pytest.fixture
def traders(group: Group) -> list[Member]:
    people = [world.joined(world.member(f"Trader {name}"), group) for name in "ABCDE"]
    world.long_here(*people)
    return people


def confirms(by: Member, of: Member) -> Quote:
    """Each has a price of their own, that nobody else told."""
    own = Quote.objects.filter(author=of, about=None).first()
    return answers.confirm(by, uuid4(), own or world.quote(of, f"{60 + of.pk % 7}"))


def test_a_pair_confirms_nothing_until_somebody_else_saw_it_too(
    traders: list[Member],
) -> None:
    one, other, third = traders[:3]
    confirms(one, other)
    confirms(other, one)
    assert circles.weigh_anew() == 2
    assert {quote.within for quote in Quote.objects.exclude(about=None)} == {0}
    assert {quote.within for quote in Quote.objects.filter(about=None)} == {1}
    confirms(third, one)
    circles.weigh_anew()
    assert {quote.within for quote in Quote.objects.all()} == {1}
    assert circles.weigh_anew() == 0, "a second night changes nothing"


def test_the_line_says_so_and_every_board_that_shows_it_hears_it(
    group: Group, traders: list[Member]
) -> None:
    one, other = traders[:2]
    beans = world.commodity("Beans")
    mine, theirs = world.quote(one, "65"), world.quote(other, "120", commodity=beans)
    for by, of in ((other, mine), (one, theirs)):
        answers.confirm(by, uuid4(), of)
    assert {cell.state for cell in Cell.objects.all()} == {"confirmed"}
    circles.weigh_anew()
    assert "confirmed" not in {cell.state for cell in Cell.objects.all()}
    assert Event.objects.filter(kind="quote.weighed").exists()


def test_a_ring_of_three_weighs_a_quarter(traders: list[Member]) -> None:
    for one, other in permutations(traders[:3], 2):
        confirms(one, other)
    circles.weigh_anew()
    assert {quote.within for quote in Quote.objects.exclude(about=None)} == {0.25}


def test_to_say_another_price_is_no_good_word(traders: list[Member]) -> None:
    one, other = traders[:2]
    confirms(one, other)
    mine = world.quote(other, "90")
    Quote.objects.filter(pk=mine.pk).update(about=world.quote(one, "60"))
    circles.weigh_anew()
    assert {quote.within for quote in Quote.objects.all()} == {1}


PAIR = st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda pair: pair[0] != pair[1])


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seen=st.sets(PAIR, max_size=8))
def test_whoever_confirms_whom_each_word_weighs_what_the_one_rule_says(
    traders: list[Member], seen: set[tuple[int, int]]
) -> None:
    Quote.objects.exclude(about=None).delete()
    Quote.objects.all().delete()
    for one, other in sorted(seen):
        confirms(traders[one], traders[other])
    circles.weigh_anew()
    words = [(traders[one].pk, traders[other].pk) for one, other in seen]
    closed = rings(words, reckoning.roots().values_list("pk", flat=True))
    for quote in circles.confirmations().select_related("about"):
        assert quote.within == within(closed, *circles.sides(quote))
