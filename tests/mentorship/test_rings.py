"""Good words for advice, from those who say them of hardly anybody but each other."""

from itertools import permutations
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.members import reckoning
from community.members.models import Member, Vouch
from community.members.rings import rings, within
from groups.models import Group
from mentorship.actions import trials, weights
from mentorship.models import Answer, Attempt, Trial, Tutorial
from tests import world


@pytest.fixture
def traders(group: Group) -> list[Member]:
    people = [world.joined(world.member(f"Trader {name}"), group) for name in "ABCDE"]
    world.long_here(*people)
    return people


def advice(by: Member, group: Group) -> Answer:
    asker = group.stewards().get()
    return world.answer(by, world.question(asker, group, f"How does {by} dry maize?"))


def speaks(by: Member, of: Member, group: Group, result: str = "better") -> Attempt:
    given = Answer.objects.filter(author=of).first() or advice(of, group)
    return world.tried(by, given, result)


def weighs(by: Member, of: Member) -> float:
    return Attempt.objects.get(member=by, answer__author=of).within


def test_a_pair_with_nobody_elses_word_counts_nothing(group: Group, traders: list[Member]) -> None:
    one, other = traders[:2]
    speaks(one, other, group)
    speaks(other, one, group)
    assert Answer.objects.get(author=one).worth > 0
    assert weights.weigh_anew() == 2
    assert weighs(one, other) == weighs(other, one) == 0
    assert Answer.objects.get(author=one).worth == 0


def test_a_word_from_outside_opens_it_and_it_counts_again(
    group: Group, traders: list[Member]
) -> None:
    one, other, third = traders[:3]
    speaks(one, other, group)
    speaks(other, one, group)
    weights.weigh_anew()
    speaks(third, one, group)
    weights.weigh_anew()
    assert weighs(one, other) == weighs(other, one) == weighs(third, one) == 1
    assert weights.weigh_anew() == 0, "a second night changes nothing"


def test_a_ring_of_three_counts_a_quarter(group: Group, traders: list[Member]) -> None:
    three = traders[:3]
    for one, other in permutations(three, 2):
        speaks(one, other, group)
    weights.weigh_anew()
    assert {one.within for one in Attempt.objects.all()} == {0.25}


def test_who_has_met_others_closes_no_ring_with_a_friend(
    group: Group, traders: list[Member]
) -> None:
    one, other, third = traders[:3]
    speaks(one, other, group)
    speaks(other, one, group)
    world.vouch(third, one)
    weights.weigh_anew()
    assert weighs(one, other) == weighs(other, one) == 1


def test_of_lessons_it_is_the_same_and_a_bad_word_closes_no_ring(
    group: Group, bakari: Member, traders: list[Member]
) -> None:
    one, other = traders[:2]
    lessons = [world.published(bakari, world.lesson(by, group, f"By {by}")) for by in (one, other)]
    said = [world.trial(other, lessons[0]), world.trial(one, lessons[1], "no")]
    weights.weigh_anew()
    assert {row.within for row in Trial.objects.all()} == {1.0}
    trials.report(one, lessons[1], uuid4(), "worked")
    weights.weigh_anew()
    assert Trial.objects.get(pk=said[0].pk).within == 0
    assert Tutorial.objects.get(pk=lessons[0].pk).worth == 0


PAIR = st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda pair: pair[0] != pair[1])


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    good=st.sets(PAIR, max_size=8), bad=st.sets(PAIR, max_size=3), vouched=st.sets(PAIR, max_size=3)
)
def test_whoever_speaks_for_whom_each_word_weighs_what_the_one_rule_says(
    group: Group,
    traders: list[Member],
    good: set[tuple[int, int]],
    bad: set[tuple[int, int]],
    vouched: set[tuple[int, int]],
) -> None:
    Attempt.objects.all().delete()
    Vouch.objects.all().delete()
    for one, other in sorted(good):
        speaks(traders[one], traders[other], group)
    for one, other in sorted(bad - good):
        speaks(traders[one], traders[other], group, "worse")
    for one, other in sorted(vouched):
        row = {"author": traders[one], "member": traders[other], "kind": "online", "key": uuid4()}
        Vouch.objects.create(**row)
    weights.weigh_anew()
    words = [(traders[one].pk, traders[other].pk) for one, other in good | vouched]
    closed = rings(words, reckoning.roots().values_list("pk", flat=True))
    for row in Attempt.objects.select_related("answer"):
        assert row.within == within(closed, row.member_id, row.answer.author_id)
