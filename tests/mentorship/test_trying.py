"""What is known before one asks, and what came of an answer: by text and by program."""

from typing import Any
from uuid import uuid4

import pytest

from community.members.models import Member
from community.notices.models import Notice
from community.sms.lengths import parts
from groups.models import Group
from mentorship.actions import answers, questions
from mentorship.models import Answer, Attempt, Question
from tests import world
from tests.doors import Call
from tests.mentorship.test_keywords import texted


@pytest.fixture
def asked(amina: Member, group: Group) -> Question:
    return world.question(amina, group, "How do I keep weevils out of maize?")


@pytest.fixture
def given(mentor: Member, asked: Question) -> Answer:
    return world.answer(mentor, asked)


@pytest.mark.parametrize(
    ("begins", "ends", "result"),
    [("TRY", "DID {} BETTER", "better"), ("jaribu", "Nimejaribu {} mbaya!", "worse")],
)
def test_wanjiru_tries_it_and_tells_by_text_how_it_went(
    begins: str, ends: str, result: str, wanjiru: Member, asked: Question, given: Answer
) -> None:
    reply = texted(wanjiru, f"{begins} {asked.pk}")
    assert f"DID {asked.pk} BETTER" in reply
    assert Attempt.objects.get().result == ""
    reply = texted(wanjiru, f"{ends.format(asked.pk)} the smell is gone, call 0712 345 678")
    assert reply.startswith(f"Noted for {asked.pk}")
    one = Attempt.objects.get()
    assert (one.member, one.answer, one.result) == (wanjiru, given, result)
    assert one.words == "the smell is gone, call •••"
    assert Notice.objects.filter(member=given.author, kind="answer.tried").exists()


def test_of_several_answers_the_second_is_named_as_the_list_names_it(
    wanjiru: Member, bakari: Member, asked: Question, given: Answer
) -> None:
    other = world.answer(bakari, asked, "Ask the mill.")
    assert "2. Bakari: Ask the mill." in texted(wanjiru, f"READ {asked.pk}")
    texted(wanjiru, f"TRY {asked.pk} 2")
    assert Attempt.objects.get().answer == other
    texted(wanjiru, f"DID {asked.pk} SAME")
    assert Attempt.objects.get().result == "same", "what she said that she would try"
    assert f"1. {other.author}" in texted(wanjiru, f"READ {asked.pk}"), "what was tried ranks first"
    texted(wanjiru, f"DID {asked.pk} 2 better")
    assert Attempt.objects.get(answer=given).result == "better"


def test_telling_without_having_begun_is_of_the_first_answer(
    wanjiru: Member, asked: Question, given: Answer
) -> None:
    texted(wanjiru, f"DID {asked.pk} WORSE")
    assert Attempt.objects.get().answer == given
    texted(wanjiru, f"DID {asked.pk} BETTER")
    assert Attempt.objects.get().result == "better", "the last word holds"


@pytest.mark.parametrize("text", ["TRY", "TRY it", "DID", "DID 1", "DID better", "DID x y"])
def test_what_says_too_little_is_told_how(
    text: str, wanjiru: Member, asked: Question, given: Answer
) -> None:
    reply = texted(wanjiru, text)
    assert reply.startswith("Write ")
    assert parts(reply) == 1
    assert not Attempt.objects.exists()


def test_there_must_be_such_an_answer_of_another_and_one_must_see_it(
    wanjiru: Member, chidi: Member, mentor: Member, asked: Question
) -> None:
    assert "no such answer" in texted(wanjiru, f"TRY {asked.pk}")
    given = world.answer(mentor, asked)
    assert "no such answer" in texted(wanjiru, f"TRY {asked.pk} 2")
    assert "There is no question" in texted(chidi, f"TRY {asked.pk}")
    assert "Others say" in texted(mentor, f"DID {asked.pk} BETTER")
    answers.withdraw(mentor, given)
    assert "no such answer" in texted(wanjiru, f"DID {asked.pk} BETTER")
    assert not Attempt.objects.exists()


def test_a_program_begins_tells_and_drops(
    wanjiru: Member, chidi: Member, mentor: Member, given: Answer, call: Call
) -> None:
    door = f"/answers/{given.pk}"
    assert call(wanjiru, f"{door}/attempt", send="post").json() == {
        "answer": given.pk,
        "result": "",
        "words": "",
    }
    told = call(wanjiru, f"{door}/result", result="better", words="dry now")
    assert told.json()["result"] == "better"
    assert call(wanjiru, f"{door}/result", result="great").status_code == 422
    assert call(mentor, f"{door}/result", result="better").status_code == 422
    assert call(chidi, f"{door}/result", result="better").status_code == 404
    assert Attempt.objects.get().result == "better"
    assert call(wanjiru, f"{door}/attempt", send="delete").status_code == 204
    assert not Attempt.objects.exists()


def test_only_what_was_answered_is_known_before_one_asks(
    wanjiru: Member, chidi: Member, asked: Question, mentor: Member, group: Group, call: Call
) -> None:
    door = f"/groups/{group.slug}/questions/similar?title=weevils+in+my+maize"
    assert call(wanjiru, door).json() == []
    given = world.answer(mentor, asked)
    [known] = call(wanjiru, door).json()
    assert (known["id"], known["answered"]) == (asked.pk, 1)
    assert call(wanjiru, door.replace("weevils+in+my+maize", "")).json() == []
    assert call(chidi, door).status_code == 404
    answers.withdraw(mentor, given)
    assert call(wanjiru, door).json() == []


def test_the_receipt_names_an_answered_one_and_how_to_read_it(
    wanjiru: Member, mentor: Member, asked: Question, group: Group
) -> None:
    unanswered = texted(wanjiru, "ASK weevils eat my maize")
    assert "Asked before" not in unanswered
    world.answer(mentor, asked)
    assert f"Asked before: READ {asked.pk}" in texted(wanjiru, "ASK maize full of weevils now")
    assert Question.objects.count() == 3


HIDES = "Ring 0712 345 678, my PIN is 4321"


def test_numbers_are_hidden_in_all_that_is_said_of_advice(
    amina: Member, wanjiru: Member, mentor: Member, bakari: Member, group: Group, asked: Question
) -> None:
    key = uuid4()
    given = answers.answer(mentor, asked, key, HIDES)
    assert answers.answer(mentor, asked, key, HIDES) == given, "sent once more, it is the same"
    edited = answers.edit(mentor, given, f"{HIDES}!")
    tried = world.tried(wanjiru, given, "better", HIDES)
    lesson = world.published(bakari, world.lesson(amina, group))
    reported = world.trial(wanjiru, lesson, words=HIDES)
    entry = world.work(world.apprenticeship(amina, mentor), HIDES)
    texts: list[Any] = [given.text, given.html, edited.text, tried.words, reported.words]
    for text in [*texts, entry.words, entry.html]:
        assert "712" not in text
        assert "4321" not in text
        assert "•••" in text


def test_a_question_withdrawn_is_not_tried(amina: Member, asked: Question, given: Answer) -> None:
    questions.withdraw(amina, asked)
    assert "There is no question" in texted(given.author, f"TRY {asked.pk}")
