"""Lines that help to ask so that one can be answered."""

from uuid import uuid4

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from community.members.models import Member
from groups.models import Group
from mentorship.forms import QuestionForm
from mentorship.models import Question
from mentorship.outlines import OUTLINES, Outline, gathered, outline
from tests.doors import As

LINES = st.lists(st.text(alphabet="ab: ;\n", max_size=12), max_size=8).map("\r\n".join)


@pytest.mark.parametrize("one", OUTLINES)
@pytest.mark.parametrize("language", ["en", "sw"])
def test_each_leaves_room_for_what_is_to_be_said(one: Outline, language: str) -> None:
    with override(language):
        assert len(one.text) <= 150
        assert all(line.rstrip().endswith(":") for line in one.text.splitlines())
    assert outline(one.word) == one


def test_what_was_filled_in_becomes_one_line_and_the_rest_is_left_out() -> None:
    typed = "What: maize, 90 kg bags\r\nHow many: 3\r\nWhere: \r\nSince when: Monday\r\n"
    assert gathered(typed) == "What: maize, 90 kg bags; How many: 3; Since when: Monday"


def test_a_question_of_one_line_stays_as_it_was_written() -> None:
    assert gathered("  Who said this: ") == "  Who said this: "


@given(LINES)
def test_it_is_never_longer_than_what_was_sent(typed: str) -> None:
    assert len(gathered(typed)) <= len(typed.replace("\r\n", "\n").replace("\n", "\r\n"))


def test_the_page_offers_the_topics_and_fills_in_the_lines_without_script(
    as_: As, amina: Member, group: Group
) -> None:
    page = f"/groups/{group.slug}/questions/new/"
    plain = as_(amina).get(page).content.decode()
    for one in OUTLINES:
        assert f'href="?about={one.word}"' in plain
    assert "Since when:" not in plain
    chosen = as_(amina).get(f"{page}?about=damage").content.decode()
    assert 'href="?about=damage" aria-current="true"' in chosen
    assert "Since when:" in chosen
    assert "Since when:" not in as_(amina).get(f"{page}?about=nonsense").content.decode()


def test_amina_asks_with_a_topic_and_what_she_left_empty_is_not_asked(
    as_: As, amina: Member, group: Group
) -> None:
    typed = (
        "What: wet maize\r\nHow many: 3 bags\r\nWhere: \r\nSince when: \r\nWhat I tried: the sun"
    )
    words = {"key": str(uuid4()), "title": typed, "detail": ""}
    page = f"/groups/{group.slug}/questions/new/?about=damage"
    assert as_(amina).post(page, words).status_code == 302
    assert Question.objects.get().title == (
        "What: wet maize; How many: 3 bags; What I tried: the sun"
    )


def test_lines_left_as_they_were_are_no_question(as_: As, amina: Member, group: Group) -> None:
    words = {"key": str(uuid4()), "title": OUTLINES[0].text, "detail": ""}
    page = f"/groups/{group.slug}/questions/new/?about=prices"
    answer = as_(amina).post(page, words)
    assert answer.status_code == 422
    assert "Write something first." in answer.content.decode()
    assert not Question.objects.exists()


def test_the_field_is_as_high_as_its_lines() -> None:
    shown = QuestionForm().outlined(outline("damage"))
    assert shown.fields["title"].widget.attrs["rows"] == 6
    assert QuestionForm().outlined(None).fields["title"].widget.attrs["rows"] == 2
