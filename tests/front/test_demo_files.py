"""The demo's plain files agree with each other, and say nothing Sokoni would not want said."""

import re
from collections.abc import Iterator
from datetime import time
from typing import Any

import pytest

from community.front.seeding import files
from community.members.phones import e164
from community.text import render
from community.text.mentions import handles

PEOPLE = {row["handle"]: row for row in files.table("members.toml")["members"]}
GROUPS = dict(files.groups())
TUTORIALS = list(files.tutorials())
# Words by which a group agrees on what to sell at (needs A4).
AGREEING = re.compile(
    r"let us (all )?(sell|increase|raise)|we (all )?sell at|nobody sells? (under|below)"
    r"|tuuze wote|tupandishe bei|wote tuuze|bei moja ya kuuza",
    re.IGNORECASE,
)


def talk() -> Iterator[tuple[str, list[Any]]]:
    for slug, row in GROUPS.items():
        for room in row["rooms"]:
            for line in room["talk"]:
                yield slug, line


def inside(slug: str) -> set[str]:
    return {GROUPS[slug]["steward"], *GROUPS[slug]["members"]}


def all_text() -> Iterator[str]:
    yield from (line[3] for _slug, line in talk())
    yield from (text for _head, text in TUTORIALS)
    for row in files.table("questions.toml")["questions"]:
        yield from (row["title"], row["detail"])
        yield from (given["text"] for given in row["answers"])


def test_every_person_has_a_number_of_their_own() -> None:
    numbers = [e164(row["phone"]) for row in PEOPLE.values()]
    assert len(set(numbers)) == len(numbers) >= 25


def test_who_speaks_is_in_the_group() -> None:
    assert [line for slug, line in talk() if line[2] not in inside(slug)] == []


def test_who_is_named_is_in_the_group() -> None:
    assert [line for slug, line in talk() if handles(line[3]) - inside(slug)] == []


@pytest.mark.parametrize("slug", GROUPS)
def test_talk_goes_forward_in_time_and_never_twice_in_a_minute(slug: str) -> None:
    for room in GROUPS[slug]["rooms"]:
        hours = [(-line[0], time.fromisoformat(line[1])) for line in room["talk"]]
        assert hours == sorted(set(hours))


def test_nobody_agrees_on_a_selling_price() -> None:
    assert AGREEING.search("Wasee, tuuze wote 60"), "the search finds what it is for"
    assert [text for text in all_text() if AGREEING.search(text)] == []


def test_nobody_gives_away_a_phone_number_or_an_address() -> None:
    private = re.compile(r"\b(?:\+?254|0)7\d{8}\b|\S@\S+\.\S|https?://")
    assert [text for text in all_text() if private.search(text)] == []


def test_answers_come_from_the_group_after_the_question() -> None:
    for row in files.table("questions.toml")["questions"]:
        asked = (-row["asked"][0], row["asked"][1])
        assert row["asked"][2] in inside(row["group"])
        for given in row["answers"]:
            assert given["at"][2] in inside(row["group"])
            assert (-given["at"][0], given["at"][1]) > asked
            helped = given.get("helped", [-1, "00:00"])
            assert (-helped[0], helped[1]) > (-given["at"][0], given["at"][1])


def test_prices_are_reported_once_a_day_by_each_person_and_series() -> None:
    known = {*files.table("commodities.toml")["commodities"]}
    for series in files.table("quotes.toml")["series"]:
        assert series["commodity"] in known
        days = [(ago, who) for ago, _hour, who, _price in series["quotes"]]
        assert len(set(days)) == len(days), series["commodity"]
        assert {who for _ago, who in days} <= set(PEOPLE)


def test_boards_watch_goods_and_markets_that_exist() -> None:
    words = files.table("commodities.toml")
    for row in GROUPS.values():
        assert {*row["board"]["commodities"]} <= {*words["commodities"]}
        assert {*row["board"]["markets"]} <= {*words["markets"]}


def test_nobody_reviews_or_tries_their_own_tutorial() -> None:
    for head, _text in TUTORIALS:
        triers = [trial[2] for trial in head["trials"]]
        assert head["author"] not in {head.get("reviewer"), *triers}
        assert len(set(triers)) == len(triers)
        assert set(triers) <= inside(head["group"])


@pytest.mark.parametrize(
    ("head", "text"), TUTORIALS, ids=lambda part: part["slug"] if isinstance(part, dict) else ""
)
def test_every_tutorial_is_rendered_as_it_was_meant(head: dict[str, Any], text: str) -> None:
    html = render.tutorial(text)
    assert "<ol>" in html
    assert "**" not in html
    assert "&lt;" not in html
