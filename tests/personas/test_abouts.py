"""What a member says about their business: three questions, and one text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.members.models import Member
from community.personas import reads
from community.personas.abouts import UNSAID, joined, parted, told
from community.personas.forms import ANSWERS, PersonaForm
from community.personas.models import Level, Persona
from tests.doors import As, Call
from tests.personas.conftest import WORDS, said
from tests.personas.test_personas import MINE, typed

LINE = st.text(alphabet="ab 2019.", max_size=30).map(lambda words: " ".join(words.split()))
OLDER = st.text(alphabet="ab \n–", max_size=60).map(str.strip)
THREE = {"since": "Since 2015", "well": "Dry maize, weighed", "about": "Hotels and schools"}


def boxes(member: Member) -> tuple[str, ...]:
    form = PersonaForm.of(reads.mine(member))
    return tuple(form[answer].initial for answer in ANSWERS)


@given(LINE, LINE, LINE)
def test_three_answers_come_back_as_they_were_given(since: str, well: str, whom: str) -> None:
    assert parted(joined(since, well, whom)) == (since, well, whom)


@given(OLDER)
def test_no_word_of_an_older_text_is_lost(older: str) -> None:
    kept = joined(*parted(older))
    without = [word for word in older.split() if word != UNSAID]
    assert [word for word in kept.split() if word != UNSAID] == without
    assert joined(*parted(kept)) == kept, "and saved twice it is the same"


@given(LINE, LINE, LINE)
def test_what_is_read_holds_the_answers_and_no_sign_of_what_is_missing(
    since: str, well: str, whom: str
) -> None:
    assert told(joined(since, well, whom)).split("\n") == [
        answer for answer in (since, well, whom) if answer
    ] or not (since or well or whom)


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        (("2015", "Maize", "Hotels"), "2015\nMaize\nHotels"),
        (("2015", "", ""), "2015\n\n–"),
        (("", "Maize", ""), "–\nMaize\n–"),
        (("", "", "Hotels"), "Hotels"),
        (("", "", ""), ""),
        (
            ("20\n15", "Dry\r\nmaize", "Hotels\nand schools"),
            "20 15\nDry maize\nHotels\nand schools",
        ),
    ],
)
def test_each_answer_has_its_line(answers: tuple[str, str, str], kept: str) -> None:
    assert joined(*answers) == kept


def test_a_member_answers_three_small_questions_and_finds_them_again(
    as_: As, amina: Member
) -> None:
    page = as_(amina).get(MINE).content.decode()
    for question in ("Since when do you trade?", "What do you do well?", "Whom do you sell to?"):
        assert question in page
    assert as_(amina).post(MINE, typed(**THREE)).status_code == 302
    assert Persona.objects.get().about == "Since 2015\nDry maize, weighed\nHotels and schools"
    assert boxes(amina) == tuple(THREE.values())
    page = as_(amina).get(MINE).content.decode()
    for answer in THREE.values():
        assert answer in page


def test_a_question_left_out_stays_out_of_what_others_read(
    as_: As, amina: Member, dalia: Member
) -> None:
    as_(amina).post(MINE, typed(**{**THREE, "since": "", "about": ""}))
    assert boxes(amina) == ("", "Dry maize, weighed", "")
    assert reads.face(reads.persona_of(amina), Level.GROUP).about == "Dry maize, weighed"
    assert "<p>Dry maize, weighed</p>" in as_(dalia).get("/members/amina/").content.decode()


def test_an_older_text_stands_in_the_last_box_and_is_saved_as_it_was(
    as_: As, amina: Member, business: Persona
) -> None:
    assert boxes(amina) == ("", "", WORDS["about"])
    as_(amina).post(MINE, typed())
    business.refresh_from_db()
    assert business.about == WORDS["about"]


def test_four_hundred_characters_in_all_and_what_was_typed_stays(
    as_: As, amina: Member, business: Persona
) -> None:
    long = {"since": "s" * 130, "well": "w" * 130, "about": "u" * 138}
    assert as_(amina).post(MINE, typed(**long)).status_code == 302
    answer = as_(amina).post(MINE, typed(**{**long, "about": "u" * 139}))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "1 characters too long" in page
    for words in ("s" * 130, "w" * 130, "u" * 139):
        assert words in page
    business.refresh_from_db()
    assert len(business.about) == 400


@pytest.mark.parametrize("box", ["since", "well", "about"])
def test_a_number_in_any_of_them_is_refused_and_all_that_was_typed_stays(
    box: str, as_: As, amina: Member, business: Persona
) -> None:
    answer = as_(amina).post(MINE, typed(**{**THREE, box: "Call 0712 345 678"}))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Leave your number out" in page
    for words in {**THREE, box: "Call 0712 345 678"}.values():
        assert words in page
    business.refresh_from_db()
    assert business.about == WORDS["about"]


def test_for_programs_it_is_one_text_as_before(call: Call, amina: Member, dalia: Member) -> None:
    words = {**WORDS, "about": "Since 2015\nDry maize\nHotels", "shown": {}}
    assert call(amina, "/me/persona", send="put", **words).json()["about"] == words["about"]
    assert call(dalia, "/members/amina/persona").json()["about"] == words["about"]
    assert boxes(amina) == ("Since 2015", "Dry maize", "Hotels")


def test_the_same_readers_see_all_three(amina: Member) -> None:
    said(amina, {"about": "me"}, about="2015\nMaize\nHotels")
    persona = reads.persona_of(amina)
    assert reads.face(persona, Level.GROUP).about == ""
    assert reads.face(persona, Level.ME).about == "2015\nMaize\nHotels"
