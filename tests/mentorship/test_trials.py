from collections import Counter
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.members.models import Member, Standing
from community.sectors.models import Place
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import openings, trials
from mentorship.models import Opening, Trial, Tutorial
from mentorship.models.trial import Outcome
from mentorship.reads import tutorials as reads
from mentorship.reads import validity
from mentorship.reads.validity import Validity
from tests import world
from tests.doors import As


@pytest.fixture
def lesson(amina: Member, bakari: Member, dalia: Member, wanjiru: Member, group: Group) -> Tutorial:
    world.long_here(bakari, dalia, wanjiru)
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
    lesson: Tutorial, bakari: Member, dalia: Member, wanjiru: Member, as_: As
) -> None:
    assert "nobody has tried it yet" in shown(wanjiru, lesson, as_)
    world.trial(bakari, lesson, "worked")
    world.trial(dalia, lesson, "partly")
    assert "worked for 1 of 2 · last tried today" in shown(wanjiru, lesson, as_)
    with time_machine.travel(timezone.now() + timedelta(days=12), tick=False):
        page = shown(wanjiru, lesson, as_)
    assert "worked for 1 of 2 · last tried 12 days ago" in page


def shown(member: Member, lesson: Tutorial, as_: As) -> str:
    return " ".join(as_(member).get(lesson.get_absolute_url()).content.decode().split())


def test_reporting_on_the_page(lesson: Tutorial, wanjiru: Member, as_: As) -> None:
    address = f"{lesson.get_absolute_url()}trials/"
    given = {"key": uuid4(), "outcome": "partly", "cost": "250", "words": "Rain came."}
    given["place"] = world.place("Nakuru").pk
    refused = as_(wanjiru).post(address, {**given, "outcome": ""})
    assert refused.status_code == 422
    assert "Rain came." in refused.content.decode()
    assert as_(wanjiru).post(address, given).status_code == 302
    page = as_(wanjiru).get(lesson.get_absolute_url()).content.decode()
    assert "Rain came." in page
    assert "Nakuru" in page
    assert "KSh 250" in page


def line(member: Member, lesson: Tutorial, as_: As) -> str:
    page = shown(member, lesson, as_)
    return page.split('class="validity">')[1].split("</span>")[0]


def test_the_line_says_who_tried_it_nearby_and_who_calls_it_outdated(
    lesson: Tutorial, bakari: Member, dalia: Member, wanjiru: Member, as_: As
) -> None:
    nairobi, mombasa = world.place(), world.place("Mombasa")
    live_in(nairobi, wanjiru)
    world.trial(bakari, lesson, place=nairobi)
    assert line(wanjiru, lesson, as_).startswith("worked for 1 of 1 nearby · last tried")
    world.trial(dalia, lesson, "no", place=mombasa, outdated=True)
    said = "worked for 1 of 1 nearby, 1 of 2 in all · last tried today · 1 says outdated"
    assert line(wanjiru, lesson, as_) == said
    live_in(world.place("Kisumu"), wanjiru)
    assert line(wanjiru, lesson, as_).startswith("worked for 1 of 2 · last tried")


def live_in(place: Place, *members: Member) -> None:
    for one in members:
        one.place = place
        one.save(update_fields=["place"])


def test_places_that_disagree_are_shown_apart(
    lesson: Tutorial, group: Group, wanjiru: Member, as_: As
) -> None:
    for name, outcome in (("Nakuru", "worked"), ("Mombasa", "no"), ("Eldoret", "partly")):
        for _ in range(2):
            trader = world.joined(world.member(name), group)
            world.long_here(trader)
            world.trial(trader, lesson, outcome, place=world.place(name))
        told = "worked in Nakuru, not in Mombasa" in line(wanjiru, lesson, as_)
        assert told == (name != "Nakuru")


def test_one_word_each_makes_no_disagreement_of_places(
    lesson: Tutorial, bakari: Member, dalia: Member
) -> None:
    world.trial(bakari, lesson, place=world.place("Nakuru"))
    world.trial(dalia, lesson, "no", place=world.place("Mombasa"))
    assert counts(lesson).not_in == []


def test_five_fresh_accounts_count_as_one_in_the_line_and_rank_below_one_known(
    lesson: Tutorial, group: Group, bakari: Member, amina: Member
) -> None:
    for number in range(5):
        world.trial(world.joined(world.member(f"New {number}"), group), lesson)
    assert (counts(lesson).worked, counts(lesson).tried) == (1, 1)
    other = world.published(bakari, world.lesson(amina, group, "Store maize well"))
    world.trial(bakari, other)
    assert list(reads.library(amina, group.sector)) == [other, lesson]


def test_one_of_one_never_ranks_above_nine_of_eleven(
    lesson: Tutorial, group: Group, bakari: Member, amina: Member
) -> None:
    for number in range(11):
        trader = world.joined(world.member(f"Trader {number}"), group)
        world.long_here(trader)
        openings.open_lesson(trader, lesson)
        world.trial(trader, lesson, "worked" if number < 9 else "no")
    other = world.published(bakari, world.lesson(amina, group, "Store maize well"))
    Standing.objects.create(member=bakari, flow=1, value=1, as_of=timezone.now())
    openings.open_lesson(bakari, other)
    world.trial(bakari, other)
    assert counts(lesson).worked == 9
    assert list(reads.library(amina, group.sector)) == [lesson, other]


def test_who_never_opened_it_is_heard_half(lesson: Tutorial, bakari: Member, dalia: Member) -> None:
    openings.open_lesson(bakari, lesson)
    openings.open_lesson(bakari, lesson)
    assert world.trial(bakari, lesson).weight == 2 * world.trial(dalia, lesson).weight
    assert Opening.objects.count() == 1


def test_the_page_opens_it_for_who_may_read_it(
    lesson: Tutorial, wanjiru: Member, chidi: Member, as_: As
) -> None:
    assert as_(chidi).get(lesson.get_absolute_url()).status_code == 404
    assert not Opening.objects.exists()
    as_(wanjiru).get(lesson.get_absolute_url())
    assert Opening.objects.get().member == wanjiru


def test_what_was_said_weighs_what_it_weighed_then(
    lesson: Tutorial, bakari: Member, dalia: Member
) -> None:
    Standing.objects.create(member=bakari, flow=1, value=0.8, as_of=timezone.now())
    first = world.trial(bakari, lesson)
    Standing.objects.all().delete()
    world.trial(dalia, lesson)
    first.refresh_from_db()
    assert first.weight == pytest.approx(0.4)
