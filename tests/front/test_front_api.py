"""Search and catch-up for programs: what the pages show, and no more."""

import pytest
from django.test import Client

from community.members.models import Member
from groups.models import Group
from tests import world
from tests.doors import Call


@pytest.fixture
def talk(group: Group, bakari: Member, amina: Member) -> None:
    for number in range(45):
        world.said(bakari, group.rooms.get(), f"Sukari ya Mumias, lori namba {number}")
    world.message(bakari, group, "@amina sukari imefika")


def test_a_few_of_each_kind_without_one(call: Call, talk: None, amina: Member) -> None:
    found = call(amina, "/search?q=sugar").json()
    assert [one["kind"] for one in found["found"]] == ["message"] * 3
    assert found["older"] is None


def test_all_history_of_messages_page_by_page(call: Call, talk: None, amina: Member) -> None:
    sizes, seen, path = [], set(), "/search?q=sugar&kind=message"
    answer = call(amina, path).json()
    while True:
        sizes.append(len(answer["found"]))
        seen |= {one["url"] for one in answer["found"]}
        if answer["older"] is None:
            break
        answer = call(amina, f"{path}&before={answer['older']}").json()
    assert (sizes, len(seen)) == ([20, 20, 6], 46)


def test_the_lines_of_catch_up_are_those_of_the_page(
    call: Call, talk: None, amina: Member, chidi: Member
) -> None:
    (line,) = call(amina, "/catch-up").json()["lines"]
    assert (line["kind"], line["url"][:10]) == ("to_me", "/messages/")
    assert line["text"].startswith("Bakari named you in General, Nairobi Cereals")
    assert call(chidi, "/catch-up").json()["lines"] == []


def test_chidi_finds_nothing_of_it_and_nobody_comes_in_without_a_token(
    call: Call, talk: None, chidi: Member
) -> None:
    assert call(chidi, "/search?q=sugar&kind=message").json() == {"found": [], "older": None}
    for path in ("search?q=sugar", "catch-up"):
        assert Client().get(f"/api/v1/{path}").status_code == 401


@pytest.mark.parametrize("words", ["", "?q=x&page=0", "?q=x&before=-1", "?q=x&page=y"])
def test_a_question_without_sense_is_422(words: str, call: Call, amina: Member) -> None:
    assert call(amina, f"/search{words}").status_code == 422


def test_a_kind_there_is_not_and_no_words_find_a_few_or_nothing(
    call: Call, talk: None, amina: Member
) -> None:
    assert len(call(amina, "/search?q=sugar&kind=nonsense").json()["found"]) == 3
    for kind in ("", "message", "group"):
        assert call(amina, f"/search?q=%20&kind={kind}").json()["found"] == []
