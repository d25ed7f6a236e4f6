"""Questions by text: asked, answered and read with any phone, through the same acts."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.members.models import Member
from community.notices.models import Notice
from community.sms.actions.receiving import receive
from community.sms.lengths import ALPHABET, parts
from community.sms.models import Received, Text
from groups.actions import memberships
from groups.models import Group
from mentorship.actions import helps, questions
from mentorship.keywords import numbered
from mentorship.models import Answer, Question
from tests import world


def texted(by: Member, text: str, id: str = "") -> str:
    before = Text.objects.count()
    receive(by.phone or "", text, id or str(uuid4()))
    return "\n".join(one.body for one in Text.objects.order_by("pk")[before:])


@pytest.fixture
def second(amina: Member, dalia: Member) -> Group:
    """Amina is in two groups."""
    boda = world.group(dalia, "Eldoret Boda")
    world.joined(amina, boda)
    return boda


@pytest.mark.parametrize("word", ["ASK", "ask:", "Uliza"])
def test_a_text_asks_the_only_group_and_its_mentors_are_told_as_by_the_page(
    word: str, amina: Member, mentor: Member, group: Group
) -> None:
    reply = texted(amina, f"{word} my maize smells damp, what now?")
    asked = Question.objects.get()
    assert (asked.author, asked.group) == (amina, group)
    assert asked.title == "my maize smells damp, what now?"
    assert reply.startswith(f"Question {asked.pk} is asked in {group.name}.")
    assert f"READ {asked.pk}" in reply
    assert Notice.objects.get(member=mentor, kind="question.asked").text.endswith(
        f"asks ({asked.pk}): {asked.title}"
    )


def test_the_reply_is_in_plain_signs_and_one_part(amina: Member, group: Group) -> None:
    reply = texted(amina, "ASK “how” do I…")
    assert set(reply) <= ALPHABET
    assert parts(reply) == 1


def test_the_same_text_twice_asks_once(amina: Member, group: Group) -> None:
    first = texted(amina, "ASK my maize smells damp", id="same")
    again = texted(amina, "ASK my maize smells damp", id="same")
    assert (bool(first), again) == (True, "")
    assert Question.objects.count() == 1


def test_numbers_that_could_be_used_against_her_are_stored_nowhere(
    amina: Member, group: Group
) -> None:
    texted(amina, "ASK call 0722 123 456, my pin is 4321, kitambulisho 23456789, who helps?")
    kept = Question.objects.get().title + Received.objects.get().body
    assert not any(number in kept for number in ("123 456", "4321", "23456789"))
    assert "who helps?" in kept


def test_a_text_too_long_is_refused_in_one_sentence(amina: Member, group: Group) -> None:
    reply = texted(amina, "ASK " + "damp " * 70)
    assert reply == "This is 49 characters too long: the most is 300."
    assert not Question.objects.exists()


@pytest.mark.parametrize("text", ["ASK", "ULIZA  ", "ASK 7", "ASK ?!"])
def test_nothing_to_ask_is_told_how(text: str, amina: Member, group: Group) -> None:
    assert texted(amina, text).startswith("Write ASK and your question")
    assert not Question.objects.exists()


def test_a_stranger_asks_nothing_and_a_member_without_a_group_is_told_to_join(
    group: Group, chidi: Member
) -> None:
    before = Text.objects.count()
    receive("+254799000999", "ASK who buys maize?", "1")
    assert Text.objects.order_by("pk")[before].body.startswith("Questions are for members.")
    assert texted(chidi, "ASK who buys maize?") == "Join the group first; then ask."
    assert not Question.objects.exists()


def test_a_closed_account_is_nobody_and_who_was_put_out_is_in_no_group(
    amina: Member, bakari: Member, dalia: Member, group: Group
) -> None:
    amina.is_active = False
    amina.save(update_fields=["is_active"])
    assert texted(amina, "ASK who buys?").startswith("Questions are for members.")
    spoken = world.message(dalia, group.rooms.get())
    found = world.report(amina, "message", spoken.pk)
    world.finding(bakari, found, "suspended")
    assert texted(dalia, "ASK who buys?") == "Join the group first; then ask."
    assert not Question.objects.exists()


def test_of_two_groups_she_is_asked_back_and_need_not_write_it_again(
    amina: Member, group: Group, second: Group
) -> None:
    reply = texted(amina, "ASK my maize smells damp")
    assert reply.splitlines() == [
        "In which group? Send ASK and its number.",
        f"1 {group}",
        f"2 {second}",
    ]
    assert not Question.objects.exists()
    assert f"asked in {second}" in texted(amina, "ASK 2")
    assert (Question.objects.get().group, Question.objects.get().title) == (
        second,
        "my maize smells damp",
    )
    texted(amina, "ASK 2.")
    assert Question.objects.count() == 1, "sent once more, it is the same"
    texted(amina, "ask 1")
    assert {one.group for one in Question.objects.all()} == {group, second}


def test_a_number_that_is_none_of_the_list_is_asked_again(
    amina: Member, group: Group, second: Group
) -> None:
    assert texted(amina, "ASK 2").startswith("Write ASK and your question")
    texted(amina, "ASK my maize smells damp")
    for number in ("0", "3", "99999"):
        assert "2 Eldoret Boda" in texted(amina, f"ASK {number}")
    assert not Question.objects.exists()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("ASK boda: who mends tyres?", "who mends tyres?"),
        ("ASK Boda who mends tyres?", "Boda who mends tyres?"),
        ("ASK eldoret-boda who mends tyres?", "who mends tyres?"),
        ("ASK 2: who mends tyres?", "who mends tyres?"),
    ],
)
def test_the_first_word_may_name_the_group(
    text: str, title: str, amina: Member, group: Group, second: Group
) -> None:
    texted(amina, text)
    assert (Question.objects.get().title, Question.objects.get().group) == (title, second)


def test_a_word_of_both_names_names_neither(
    amina: Member, dalia: Member, group: Group, second: Group
) -> None:
    world.joined(amina, world.group(dalia, "Eldoret Cereals"))
    assert texted(amina, "ASK eldoret: who mends tyres?").startswith("In which group?")


def test_who_has_one_group_asks_of_two_bags(amina: Member, group: Group) -> None:
    texted(amina, "ASK 2 bags of maize got wet, what now?")
    assert Question.objects.get().title == "2 bags of maize got wet, what now?"


def test_what_was_answered_before_is_named(amina: Member, mentor: Member, group: Group) -> None:
    before = world.question(mentor, group, "How do I keep weevils out of maize?")
    world.answer(amina, before)
    reply = texted(amina, "ASK weevils in my maize, what now?")
    assert f"Asked before: READ {before.pk}" in reply


def test_an_answer_by_text_reaches_the_asker_as_usual(
    amina: Member, mentor: Member, group: Group
) -> None:
    asked = world.question(amina, group)
    reply = texted(mentor, f"JIBU #{asked.pk}: dry it to 13 percent")
    assert Answer.objects.get().text == "dry it to 13 percent"
    assert reply == f"Your answer to {asked.pk} {asked.title} is sent. Thank you."
    assert Notice.objects.get(member=amina).kind == "question.answered"


def test_without_a_number_it_answers_the_only_one_that_waits(
    amina: Member, mentor: Member, group: Group
) -> None:
    asked = world.question(amina, group)
    texted(mentor, "ANSWER dry it to 13 percent")
    assert Answer.objects.get().question == asked


def test_of_two_that_wait_the_mentor_is_asked_for_which(
    amina: Member, mentor: Member, group: Group
) -> None:
    first, other = world.question(amina, group), world.question(amina, group, "And the rats?")
    reply = texted(mentor, "ANSWER keep a cat")
    assert "To which question?" in reply
    assert f"{first.pk} {first.title}" in reply
    assert f"{other.pk} And the rats?" in reply
    assert not Answer.objects.exists()
    for _twice in range(2):
        texted(mentor, f"ANSWER {other.pk}")
    assert [(one.question, one.text) for one in Answer.objects.all()] == [(other, "keep a cat")]


def test_a_number_alone_reads_the_question_and_says_how(
    amina: Member, mentor: Member, group: Group
) -> None:
    asked = world.question(amina, group)
    reply = texted(mentor, f"ANSWER {asked.pk}")
    assert asked.title in reply
    assert f"Write ANSWER {asked.pk}" in reply
    assert texted(mentor, "ANSWER").startswith("Write ANSWER, the number")
    assert not Answer.objects.exists()


def test_nobody_answers_or_reads_what_they_may_not_see(
    amina: Member, chidi: Member, mentor: Member, group: Group
) -> None:
    asked = world.question(amina, group)
    gone = world.question(amina, group, "Withdrawn?")
    questions.withdraw(amina, gone)
    refusal = f"There is no question {asked.pk} in your groups."
    assert texted(chidi, f"ANSWER {asked.pk} buy mine") == refusal
    assert texted(chidi, f"READ {asked.pk}") == refusal
    assert "There is no question" in texted(mentor, f"ANSWER {gone.pk} buy mine")
    assert "There is no question" in texted(mentor, "ANSWER 999999999 buy mine")
    assert not Answer.objects.exists()


def test_the_best_answers_are_read_by_text(
    amina: Member, mentor: Member, bakari: Member, group: Group
) -> None:
    asked = world.question(amina, group)
    assert texted(amina, f"READ {asked.pk}").endswith("No answer yet.")
    world.answer(bakari, asked, "Ask the mill.")
    helps.mark(amina, world.answer(mentor, asked, "Dry it to **13 %** & stack it."))
    assert texted(amina, f"SOMA {asked.pk}").splitlines() == [
        f"{asked.pk} {asked.title}",
        f"To try it send TRY {asked.pk}",
        "1. Dalia: Dry it to 13 % & stack it.",
        "2. Bakari: Ask the mill.",
    ]
    assert texted(amina, "READ it") == "Write READ and the number of the question: READ 31"


def test_long_answers_are_cut_to_three_texts(amina: Member, mentor: Member, group: Group) -> None:
    asked = world.question(amina, group)
    world.answer(mentor, asked, "dry it well " * 200)
    assert parts(texted(amina, f"READ {asked.pk}")) == 3


def test_who_left_reads_no_more(amina: Member, group: Group) -> None:
    asked = world.question(amina, group)
    memberships.leave(amina, group)
    assert "There is no question" in texted(amina, f"READ {asked.pk}")


@given(st.integers(0, 10**9 - 1), st.sampled_from(["", "#"]), st.sampled_from(["", ":", "."]))
def test_a_number_is_read_however_it_is_written(number: int, before: str, after: str) -> None:
    assert numbered(f"{before}{number}{after} dry it") == (number, "dry it")
    assert numbered(f"{before}{number}{after}").bare


@given(st.text(max_size=40))
def test_whatever_is_written_loses_no_word_where_no_number_comes_first(text: str) -> None:
    number, rest = numbered(text)
    assert number is not None or rest == text
