"""Whoever may be about to give up hears once what to try next and who could help."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

import time_machine
from django.utils import timezone

from community import schedule
from community.members.models import Member
from community.notices.matters import MATTERS
from community.notices.models import Notice
from groups.actions import buddies
from groups.models import Group
from mentorship.actions import experiments, nudges
from mentorship.models import Experiment, Question
from mentorship.reads.next_steps import helper, next_step
from tests import world

BLAME = ("you have not", "forgot", "still nothing", "late")


@contextmanager
def days_on(days: int) -> Iterator[None]:
    with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
        yield


def said(member: Member) -> list[str]:
    return [one.text for one in Notice.objects.filter(member=member, kind="advice.next")]


def traded(group: Group, change: str = "A sign with the price") -> Experiment:
    """An idea of the trade that five tried, and the second way did best."""
    first = None
    for number in range(5):
        trader = world.joined(world.member(f"Trader {number} {change}"), group)
        world.long_here(trader)
        own = first and experiments.take_up(trader, first.idea)
        own = own or world.experiment(trader, group, change)
        world.tallied(own, days=12, a=2, b=12)
        first = first or own
    assert first is not None
    return first


def test_a_trial_of_which_nothing_is_counted_for_a_week_gets_one_word(
    amina: Member, group: Group, mentor: Member
) -> None:
    best = traded(group)
    world.experiment(amina, group)
    with days_on(6):
        nudges.look_after_those_who_wait()
    assert said(amina) == []
    with days_on(8):
        schedule.look_after_those_who_wait(0)
        schedule.look_after_those_who_wait(0)
    [told] = said(amina)
    assert "Next to try: the sauce in use. Dalia could help." in told
    assert not any(word in told for word in BLAME)
    notice = Notice.objects.get(member=amina, kind="advice.next")
    assert notice.url == best.idea.get_absolute_url()
    with days_on(20):
        nudges.look_after_those_who_wait()
    assert len(said(amina)) == 1


def test_whoever_counts_or_has_ended_hears_nothing(
    amina: Member, bakari: Member, group: Group, mentor: Member
) -> None:
    counting, ended = world.experiment(amina, group), world.experiment(bakari, group)
    experiments.end(bakari, ended)
    with days_on(5):
        world.tallied(counting)
    with days_on(8):
        nudges.look_after_those_who_wait()
    assert said(amina) == said(bakari) == []
    with days_on(13):
        nudges.look_after_those_who_wait()
    assert len(said(amina)) == 1


def test_what_is_older_than_four_weeks_is_left_in_peace(
    amina: Member, group: Group, mentor: Member
) -> None:
    world.experiment(amina, group)
    world.question(amina, group)
    with days_on(29):
        nudges.look_after_those_who_wait()
    assert said(amina) == []


def test_a_question_without_an_answer_gets_a_lesson_on_it(
    amina: Member, bakari: Member, group: Group, mentor: Member
) -> None:
    traded(group)
    world.published(mentor, world.lesson(bakari, group, "Storing potatoes cool"))
    world.question(amina, group, "My potatoes rot in the store, what then?")
    lesson = world.published(mentor, world.lesson(bakari, group, "Potatoes in the store"))
    with days_on(8):
        nudges.look_after_those_who_wait()
    [told] = said(amina)
    assert "the group still sees it" in told
    assert "Potatoes in the store" in told
    assert Notice.objects.get(member=amina, kind="advice.next").url == lesson.get_absolute_url()


def test_an_answered_question_gets_none(
    amina: Member, bakari: Member, group: Group, mentor: Member
) -> None:
    world.answer(bakari, world.question(amina, group))
    with days_on(8):
        nudges.look_after_those_who_wait()
    assert said(amina) == []


def test_a_buddy_comes_before_a_mentor(
    amina: Member, bakari: Member, group: Group, mentor: Member
) -> None:
    assert helper(amina, group.sector) == mentor
    place = group.memberships.select_related("member", "group").get(member=amina)
    buddy = buddies.give(bakari, place, uuid4(), "bakari")
    assert helper(amina, group.sector) == bakari
    buddies.end(amina, buddy)
    assert helper(amina, group.sector) == mentor
    assert helper(mentor, group.sector) is None


def test_where_there_is_nothing_to_try_and_nobody_to_help_nothing_is_said(
    amina: Member, group: Group
) -> None:
    world.experiment(amina, group)
    asked = world.question(amina, group)
    with days_on(8):
        nudges.look_after_those_who_wait()
    assert said(amina) == []
    assert Question.objects.get(pk=asked.pk).nudged_at is not None
    assert next_step(amina, group.sector) is None


def test_what_one_tries_already_is_no_next_step(amina: Member, group: Group) -> None:
    best = traded(group)
    step = next_step(amina, group.sector)
    assert step is not None
    assert step.url == best.idea.get_absolute_url()
    experiments.take_up(amina, best.idea)
    assert next_step(amina, group.sector) is None


def test_it_waits_silently_unless_somebody_wants_it_louder() -> None:
    assert "advice.next" not in MATTERS


def test_the_clock_knows_it() -> None:
    assert schedule.look_after_those_who_wait in schedule.BY_THE_CLOCK.values()
