"""From "I will try" to what came of it: outcomes rank answers, not likes."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from community.live.models import Event
from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import answers, attempts, questions
from mentorship.models import Answer, Attempt, Question
from mentorship.reads.questions import answers as listed
from tests import world

SignedIn = Callable[[Member], Client]


@pytest.fixture
def asked(amina: Member, group: Group) -> Question:
    return world.question(amina, group)


@pytest.fixture
def advice(asked: Question, bakari: Member) -> Answer:
    return world.answer(bakari, asked)


@pytest.fixture
def known() -> Callable[[Member], Member]:
    """A member of long standing: their word counts whole."""

    def long_here(member: Member) -> Member:
        long_ago = timezone.now() - timedelta(days=90)
        Member.objects.filter(pk=member.pk).update(joined_at=long_ago)
        member.refresh_from_db()
        return member

    return long_here


def worth(advice: Answer) -> float:
    advice.refresh_from_db()
    return advice.worth


def test_amina_will_try_and_later_tells_what_came_of_it(
    as_: SignedIn, advice: Answer, amina: Member, bakari: Member
) -> None:
    browser, page = as_(amina), advice.get_absolute_url().split("#")[0]
    browser.post(f"/answers/{advice.pk}/attempt/")
    assert "You try what Bakari" in browser.get(page).content.decode()
    told = browser.post(f"/answers/{advice.pk}/result/", {"result": "better", "words": "Dry now"})
    assert told.status_code == 302
    assert "You try what Bakari" not in browser.get(page).content.decode()
    shown = browser.get(f"/answers/{advice.pk}/").content.decode()
    assert "Dry now" in shown
    assert Notice.objects.filter(member=bakari, kind="answer.tried").exists()


def test_to_try_twice_is_to_try_once_and_it_can_be_taken_back(
    as_: SignedIn, advice: Answer, amina: Member
) -> None:
    browser, door = as_(amina), f"/answers/{advice.pk}/attempt/"
    browser.post(door)
    browser.post(door)
    assert Attempt.objects.count() == 1
    browser.post(door, {"undo": "1"})
    browser.post(door, {"undo": "1"})
    assert not Attempt.objects.exists()


def test_the_last_word_of_a_member_holds(
    advice: Answer, amina: Member, known: Callable[[Member], Member]
) -> None:
    world.tried(known(amina), advice, "better")
    better = worth(advice)
    world.tried(amina, advice, "worse", "Rotted after all")
    assert better > worth(advice) == 0
    assert Attempt.objects.get().words == "Rotted after all"


def test_what_was_told_and_taken_back_counts_no_more(
    advice: Answer, amina: Member, known: Callable[[Member], Member]
) -> None:
    world.tried(known(amina), advice)
    attempts.drop(amina, advice)
    assert worth(advice) == 0


def test_what_worked_for_two_stands_before_what_came_first(
    asked: Question, advice: Answer, dalia: Member, known: Callable[[Member], Member]
) -> None:
    later = world.answer(world.joined(dalia, asked.group), asked, "Use neem leaves.")
    assert list(listed(asked)) == [advice, later]
    for name in ("Wambui", "Otieno"):
        trader = known(world.joined(world.member(name), asked.group))
        world.tried(trader, later)
    assert list(listed(asked)) == [later, advice]


def test_five_fresh_accounts_weigh_less_than_one_known_member(
    asked: Question, advice: Answer, dalia: Member, known: Callable[[Member], Member]
) -> None:
    pumped = world.answer(world.joined(dalia, asked.group), asked, "Buy my powder.")
    for number in range(5):
        world.tried(world.joined(world.member(f"New {number}"), asked.group), pumped)
    world.tried(known(world.joined(world.member("Wambui"), asked.group)), advice)
    assert worth(advice) > worth(pumped) > 0


def test_nobody_says_that_their_own_answer_works(advice: Answer, bakari: Member) -> None:
    for act in (lambda: attempts.begin(bakari, advice), lambda: world.tried(bakari, advice)):
        with pytest.raises(Refusal, match="Others say"):
            act()
    assert not Attempt.objects.exists()


def test_of_a_withdrawn_answer_nothing_is_told(advice: Answer, amina: Member) -> None:
    answers.withdraw(advice.author, advice)
    with pytest.raises(Refusal, match="withdrawn"):
        world.tried(amina, advice)


@pytest.mark.parametrize("result", ["", "great", "better\x00"])
def test_a_result_is_one_of_three_and_what_was_typed_stays(
    as_: SignedIn, advice: Answer, amina: Member, result: str
) -> None:
    sent = {"result": result, "words": "half of it"}
    refused = as_(amina).post(f"/answers/{advice.pk}/result/", sent)
    assert refused.status_code == 422
    assert "half of it" in refused.content.decode()
    assert not Attempt.objects.exists()


def test_strangers_find_no_answer_to_try(as_: SignedIn, advice: Answer, chidi: Member) -> None:
    browser = as_(chidi)
    assert browser.post(f"/answers/{advice.pk}/attempt/").status_code == 404
    assert browser.post(f"/answers/{advice.pk}/result/", {"result": "better"}).status_code == 404
    assert not Attempt.objects.exists()


def test_every_reader_hears_of_it_at_once(advice: Answer, amina: Member) -> None:
    before = Event.objects.count()
    attempts.begin(amina, advice)
    attempts.begin(amina, advice)
    world.tried(amina, advice)
    kinds = [one.kind for one in Event.objects.order_by("pk")[before:]]
    assert kinds.count("answer.attempted") == 2


def test_numbers_that_could_be_used_against_amina_are_never_stored(
    amina: Member, group: Group
) -> None:
    asked = world.question(amina, group, "My M-PESA PIN 4821 fails, call 0712 345 678?")
    assert asked.title == "My M-PESA PIN ••• fails, call •••?"
    questions.edit(amina, asked, "Still", "ID 12345678 refused")
    asked.refresh_from_db()
    assert "12345678" not in asked.detail + asked.html
