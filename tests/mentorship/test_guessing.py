"""What a question is about: as its words tell it, and how sure that is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.search.words import expanded
from mentorship.guessing import SURE, believed, guess, taken, worded

SKILLS = {one: worded(one) for one in ("drying maize", "grading maize", "mending shoes")}
words = st.frozensets(st.sampled_from(["maize", "dry", "shoe", "grad", "weevil", "glue"]))
past = st.lists(st.tuples(st.sampled_from([*SKILLS, "gone"]), words), max_size=20)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("drying", "dry"),
        ("dried", "drying"),
        ("Grading", "grade"),
        ("kukausha", "ninakausha"),
        ("mahindi", "maize"),
        ("viatu", "kiatu"),
        ("tomatoes", "nyanya"),
    ],
)
def test_words_of_one_root_or_of_two_names_are_the_same(one: str, other: str) -> None:
    assert worded(one) & worded(other)


def test_what_only_asks_or_binds_tells_nothing() -> None:
    assert worded("How do I do that? What is it for? Nini hii ya wa?") == frozenset()


def test_a_word_of_its_name_tells_the_skill() -> None:
    told = guess(worded("My shoes need mending"), SKILLS, [])
    assert taken(told) == "mending shoes"


def test_what_two_skills_share_leaves_it_open_between_them() -> None:
    told = guess(worded("Where is maize?"), SKILLS, [])
    assert told["drying maize"] == pytest.approx(told["grading maize"])
    assert told["mending shoes"] < 0.1
    assert taken(told) == ""


def test_words_no_skill_has_heard_say_nothing() -> None:
    assert [*guess(worded("Aflatoxin?"), SKILLS, []).values()] == [pytest.approx(1 / 4)] * 4


def test_the_only_skill_of_a_trade_is_not_what_every_question_is_about() -> None:
    only = {"mending shoes": SKILLS["mending shoes"]}
    assert taken(guess(worded("Who knows a lawyer?"), only, [])) == ""
    assert taken(guess(worded("Who mends shoes?"), only, [])) == "mending shoes"


def test_earlier_questions_teach_it_the_words_that_no_name_holds() -> None:
    said = worded("Weevils in my store")
    learned = [("drying maize", worded("weevils again"))] * 3
    assert taken(guess(said, SKILLS, [])) == ""
    assert taken(guess(said, SKILLS, learned)) == "drying maize"


def test_what_was_asked_of_a_skill_nobody_holds_now_is_left_out() -> None:
    said = worded("glue")
    assert guess(said, SKILLS, [("gone", said)]) == guess(said, SKILLS, [])


def test_what_the_group_calls_things_is_understood() -> None:
    names = ["raba shoes"]
    told = guess(worded(expanded("Raba gani?", names)), SKILLS, [])
    assert taken(told) == "mending shoes"


def test_what_its_asker_says_is_believed_nearly_whole() -> None:
    told = believed(guess(worded("mending"), SKILLS, []), "drying maize")
    assert taken(told) == "drying maize"
    assert 0 < told["mending shoes"] < 0.11


def test_where_there_is_no_skill_nothing_is_guessed() -> None:
    assert guess(worded("maize"), {}, []) == {"": 1.0}
    assert taken({}) == ""


@given(words, past)
def test_a_guess_is_a_share_for_each_skill_and_together_they_are_one(
    said: frozenset[str], earlier: list[tuple[str, frozenset[str]]]
) -> None:
    told = guess(said, SKILLS, earlier)
    assert told.keys() == {*SKILLS, ""}
    assert all(0 < one <= 1 for one in told.values())
    assert sum(told.values()) == pytest.approx(1)
    assert sum(believed(told, "drying maize").values()) == pytest.approx(1)
    assert taken(told) == "" or told[taken(told)] >= SURE
