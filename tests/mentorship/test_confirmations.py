"""A platform's card is confirmed by members: still so, or it has changed, which reviewers hear."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from community.members.models import Member
from groups.models import Group
from mentorship.actions import editions, renewals, trials
from mentorship.models import Trial, Tutorial
from mentorship.reads import tutorials as reads
from tests import world
from tests.doors import As, Call

REVIEWS = "/reviews/"


@pytest.fixture
def card(amina: Member, bakari: Member, dalia: Member, wanjiru: Member, group: Group) -> Tutorial:
    world.long_here(bakari, dalia, wanjiru)
    return world.published(bakari, world.card(amina, group))


def door(card: Tutorial) -> str:
    return f"{card.get_absolute_url()}confirmation/"


def say(by: Member, card: Tutorial, still: bool = True, words: str = "") -> Trial:
    return trials.report(by, card, uuid4(), "worked" if still else "no", words=words)


def again(reviewer: Member) -> list[Tutorial]:
    return list(reads.overdue(reviewer))


def test_a_member_confirms_it_and_the_day_stands_beside_the_card(
    as_: As, card: Tutorial, dalia: Member, wanjiru: Member
) -> None:
    assert "Is it still so?" in as_(dalia).get(card.get_absolute_url()).content.decode()
    words = {"key": uuid4(), "still": "yes"}
    for _twice in range(2):
        assert as_(dalia).post(door(card), words).status_code == 302
    shown = as_(wanjiru).get(card.get_absolute_url()).content.decode()
    assert "1 says it is still so" in shown
    assert timezone.localdate().strftime("%-d %b %Y") in shown
    assert Trial.objects.count() == 1


def test_each_member_counts_once_by_their_last_word(
    as_: As, card: Tutorial, dalia: Member, wanjiru: Member
) -> None:
    for who, still in ((dalia, False), (wanjiru, True), (dalia, True)):
        say(who, card, still)
    shown = as_(wanjiru).get(card.get_absolute_url()).content.decode()
    assert "2 say it is still so" in shown
    assert "it has changed ·" not in shown


def test_five_new_accounts_are_one_voice(as_: As, card: Tutorial, group: Group) -> None:
    for number in range(5):
        say(world.joined(world.member(f"New {number}"), group), card)
    page = as_(card.author).get(card.get_absolute_url()).content.decode()
    assert "1 says it is still so" in page


def test_what_changed_goes_to_the_reviewers_until_one_looked(
    as_: As, card: Tutorial, bakari: Member, dalia: Member
) -> None:
    assert again(bakari) == []
    words = {"key": uuid4(), "still": "no", "words": "The fee is 15 % now"}
    assert as_(dalia).post(door(card), words).status_code == 302
    assert again(bakari) == [card]
    listed = as_(bakari).get(REVIEWS).content.decode()
    assert "members say it has changed" in listed
    shown = as_(bakari).get(card.get_absolute_url()).content.decode()
    assert "1 says it has changed" in shown
    assert "The fee is 15 % now" in shown
    renewals.renew(bakari, card, uuid4())
    assert again(bakari) == []
    after = as_(bakari).get(card.get_absolute_url()).content.decode()
    assert "nobody has confirmed it since it was looked at" in after


def test_a_new_edition_begins_without_the_words_of_the_old(
    as_: As, card: Tutorial, bakari: Member, dalia: Member, wanjiru: Member
) -> None:
    say(dalia, card, still=False)
    with time_machine.travel(timezone.now() + timedelta(hours=1), tick=False):
        lines = {"fees": "15 %", "payout": "Fridays"}
        words = ("Soko Online", "Read it.", timezone.localdate())
        editions.edit(card.author, card, uuid4(), *words, card=lines)
        world.published(bakari, card)
        assert again(bakari) == []
        shown = as_(wanjiru).get(card.get_absolute_url()).content.decode()
        assert "says it has changed" not in shown
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        say(wanjiru, card, still=False)
        assert again(bakari) == [card]


def test_who_takes_it_back_calls_no_reviewer(card: Tutorial, bakari: Member, dalia: Member) -> None:
    say(dalia, card, still=False)
    say(dalia, card, still=True)
    assert again(bakari) == []


def test_a_newcomer_alone_calls_no_reviewer(card: Tutorial, bakari: Member, group: Group) -> None:
    say(world.joined(world.member("New"), group), card, still=False)
    assert again(bakari) == []


def test_a_lesson_is_tried_and_not_confirmed(
    as_: As, amina: Member, bakari: Member, dalia: Member, group: Group
) -> None:
    lesson = world.published(bakari, world.lesson(amina, group))
    assert "Is it still so?" not in as_(dalia).get(lesson.get_absolute_url()).content.decode()
    assert as_(dalia).post(door(lesson), {"key": uuid4(), "still": "yes"}).status_code == 404
    assert not Trial.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"still": "maybe"}, "maybe"),
        ({"still": ""}, "Choose one of the two"),
        ({"words": "x" * 201}, "1 characters too long"),
        ({"key": "none"}, "UUID"),
    ],
)
def test_what_will_not_do_is_refused_and_kept(
    as_: As, card: Tutorial, dalia: Member, wrong: dict[str, Any], says: str
) -> None:
    words = {"key": uuid4(), "still": "no", "words": "15 % now"} | wrong
    answer = as_(dalia).post(door(card), words)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert f'value="{words["words"]}"' in page
    assert not Trial.objects.exists()


def test_its_author_confirms_nothing_and_strangers_find_nothing(
    as_: As, card: Tutorial, amina: Member, chidi: Member
) -> None:
    assert "Is it still so?" not in as_(amina).get(card.get_absolute_url()).content.decode()
    assert as_(amina).post(door(card), {"key": uuid4(), "still": "yes"}).status_code == 422
    assert as_(chidi).post(door(card), {"key": uuid4(), "still": "yes"}).status_code == 404
    assert not Trial.objects.exists()


def test_a_program_says_that_it_changed(
    call: Call, card: Tutorial, dalia: Member, bakari: Member
) -> None:
    words = {"key": str(uuid4()), "outcome": "no", "words": "15 % now"}
    told = call(dalia, f"/tutorials/{card.slug}/trials", **words)
    assert told.status_code == 200
    assert call(dalia, f"/tutorials/{card.slug}").json()["outdated"] == 1
    assert again(bakari) == [card]
