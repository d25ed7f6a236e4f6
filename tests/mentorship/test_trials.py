from collections import Counter
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import trials
from mentorship.models import Trial, Tutorial
from mentorship.models.trial import Outcome
from mentorship.reads import validity
from mentorship.reads.validity import Validity
from tests import world


@pytest.fixture
def lesson(amina: Member, bakari: Member, group: Group) -> Tutorial:
    return world.published(bakari, world.lesson(amina, group))


def counts(lesson: Tutorial) -> Validity:
    return validity.of([lesson.pk])[lesson.pk]


def test_each_member_counts_once_by_their_last_report(
    lesson: Tutorial, bakari: Member, dalia: Member
) -> None:
    world.trial(bakari, lesson, "no")
    world.trial(dalia, lesson, "worked")
    world.trial(bakari, lesson, "worked")
    assert (counts(lesson).worked, counts(lesson).no, counts(lesson).tried) == (2, 0, 2)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(told=st.lists(st.tuples(st.integers(0, 2), st.sampled_from(Outcome.values)), max_size=8))
def test_whatever_is_reported_each_member_counts_once_by_the_last(
    told: list[tuple[int, str]],
    lesson: Tutorial,
    bakari: Member,
    dalia: Member,
    wanjiru: Member,
) -> None:
    Trial.objects.all().delete()
    cache.clear()
    for who, outcome in told:
        world.trial((bakari, dalia, wanjiru)[who], lesson, outcome)
    last = Counter(dict(told).values())
    shown = counts(lesson)
    assert (shown.worked, shown.partly, shown.no) == (last["worked"], last["partly"], last["no"])
    assert (shown.last is None) == (not told)


def test_the_same_key_twice_is_one_report(lesson: Tutorial, bakari: Member) -> None:
    key = uuid4()
    first = trials.report(bakari, lesson, key, "worked")
    world.trial(bakari, lesson, "no")
    assert trials.report(bakari, lesson, key, "worked") == first
    assert counts(lesson).no == 1, "an old report sent again does not become the last"


def test_the_same_key_with_another_outcome_is_refused(lesson: Tutorial, bakari: Member) -> None:
    key = uuid4()
    trials.report(bakari, lesson, key, "worked")
    with pytest.raises(Refusal, match="already sent with other words"):
        trials.report(bakari, lesson, key, "no")
    assert (counts(lesson).worked, counts(lesson).no) == (1, 0)


def test_the_author_does_not_say_that_it_works(lesson: Tutorial, amina: Member) -> None:
    with pytest.raises(Refusal, match="Others say"):
        world.trial(amina, lesson)


def test_nobody_tries_what_is_not_published(amina: Member, bakari: Member, group: Group) -> None:
    with pytest.raises(Refusal, match="not published"):
        world.trial(bakari, world.lesson(amina, group))


@pytest.mark.parametrize(
    ("outcome", "cost", "words", "field"),
    [
        ("great", None, "", "outcome"),
        ("worked", Decimal(-1), "", "cost"),
        ("worked", Decimal("1e12"), "", "cost"),
        ("worked", Decimal("NaN"), "", "cost"),
        ("worked", None, "x" * 201, "words"),
    ],
)
def test_reports_that_will_not_do(
    lesson: Tutorial, bakari: Member, outcome: str, cost: Decimal | None, words: str, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        trials.report(bakari, lesson, uuid4(), outcome, None, cost, words)
    assert refused.value.field == field
    assert not Trial.objects.exists()


def test_the_line_says_for_how_many_and_how_long_ago(
    lesson: Tutorial, bakari: Member, dalia: Member, wanjiru: Member, signed_in: Any
) -> None:
    assert "nobody has tried it yet" in shown(wanjiru, lesson, signed_in)
    world.trial(bakari, lesson, "worked")
    world.trial(dalia, lesson, "partly")
    assert "worked for 1 of 2 · last tried today" in shown(wanjiru, lesson, signed_in)
    with time_machine.travel(timezone.now() + timedelta(days=12), tick=False):
        page = shown(wanjiru, lesson, signed_in)
    assert "worked for 1 of 2 · last tried 12 days ago" in page


def shown(member: Member, lesson: Tutorial, signed_in: Any) -> str:
    return " ".join(signed_in(member).get(lesson.get_absolute_url()).content.decode().split())


def test_reporting_on_the_page(lesson: Tutorial, wanjiru: Member, signed_in: Any) -> None:
    address = f"{lesson.get_absolute_url()}trials/"
    given = {"key": uuid4(), "outcome": "partly", "cost": "250", "words": "Rain came."}
    given["place"] = world.place("Nakuru").pk
    refused = signed_in(wanjiru).post(address, {**given, "outcome": ""})
    assert refused.status_code == 422
    assert "Rain came." in refused.content.decode()
    assert signed_in(wanjiru).post(address, given).status_code == 302
    page = signed_in(wanjiru).get(lesson.get_absolute_url()).content.decode()
    assert "Rain came." in page
    assert "Nakuru" in page
    assert "KSh 250" in page
