"""The checker sees what it is there to see: a kept promise passes, each kind of breach is named."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.faults import checks, log
from tests.faults.log import Answered, Began, Ended, Heard, Log, Posted, Reads, Returned, Stored

ROOM = "room.1"


def faithful(count: int, readers: int) -> Log:
    """A run in which all went well: so many posts, each shown to every reader in its turn."""
    kept, at = Log(), 0.0
    people = [f"reader{number}" for number in range(readers)]
    for who in people:
        kept.add(Reads(0, who, ROOM))
    for n in range(1, count + 1):
        at += 1
        kept.add(Posted(at, "author", ROOM, f"k{n}"))
        kept.add(Answered(at + 0.5, "author", ROOM, f"k{n}", 204))
        for who in people:
            kept.add(Heard(at + 0.6, who, f"{who}/1", ROOM, n, f"k{n}", shown=True))
    for n in range(1, count + 1):
        kept.add(Stored(at + 9, ROOM, n, f"k{n}"))
    return kept


def named(kept: Log) -> set[str]:
    return {complaint.partition(":")[0] for complaint in checks.complaints(kept)}


def index(kept: Log, kind: type, dice: random.Random) -> int:
    return dice.choice([at for at, one in enumerate(kept.entries) if isinstance(one, kind)])


def lose_a_sight(kept: Log, dice: random.Random) -> None:
    del kept.entries[index(kept, Heard, dice)]


def lose_a_row(kept: Log, dice: random.Random) -> None:
    del kept.entries[index(kept, Stored, dice)]


def double_a_sight(kept: Log, dice: random.Random) -> None:
    at = index(kept, Heard, dice)
    kept.entries.insert(at, kept.entries[at])


def double_on_the_line(kept: Log, dice: random.Random) -> None:
    at = index(kept, Heard, dice)
    kept.entries.insert(at, replace(kept.entries[at], shown=False))


def double_a_row(kept: Log, dice: random.Random) -> None:
    one = kept.entries[index(kept, Stored, dice)]
    last = max(stored.n for stored in kept.all(Stored))
    kept.add(replace(one, n=last + 1))


def swap_two_sights(kept: Log, dice: random.Random) -> None:
    who = dice.choice(kept.all(Heard)).who
    mine = [at for at, one in enumerate(kept.entries) if isinstance(one, Heard) and one.who == who]
    one, other = sorted(dice.sample(mine, 2))
    kept.entries[one], kept.entries[other] = kept.entries[other], kept.entries[one]


def skip_a_number(kept: Log, dice: random.Random) -> None:
    at = index(kept, Stored, dice)
    after = kept.entries[at].n
    for other, one in enumerate(kept.entries):
        if isinstance(one, Heard | Stored) and one.n >= after:
            kept.entries[other] = replace(one, n=one.n + 1)


def say_it_differently(kept: Log, dice: random.Random) -> None:
    at = index(kept, Heard, dice)
    kept.entries[at] = replace(kept.entries[at], key="other")


def let_in_an_outsider(kept: Log, dice: random.Random) -> None:
    one = dice.choice(kept.all(Heard))
    kept.entries.insert(0, Ended(0, one.who, ROOM))


def store_what_nobody_sent(kept: Log, dice: random.Random) -> None:
    del kept.entries[index(kept, Posted, dice)]


def break_down(kept: Log, dice: random.Random) -> None:
    at = index(kept, Answered, dice)
    kept.entries.insert(at, replace(kept.entries[at], status=500))


def be_gone_without_a_word(kept: Log, dice: random.Random) -> None:
    at = index(kept, Answered, dice)
    kept.entries.insert(at, replace(kept.entries[at], status=503))


BREACHES: list[tuple[Callable[[Log, random.Random], None], str]] = [
    (lose_a_sight, "unseen"),
    (lose_a_row, "unkept"),
    (double_a_sight, "doubled"),
    (double_on_the_line, "doubled"),
    (double_a_row, "repeated"),
    (swap_two_sights, "disordered"),
    (skip_a_number, "hole"),
    (say_it_differently, "different"),
    (let_in_an_outsider, "forbidden"),
    (store_what_nobody_sent, "unasked"),
    (break_down, "unkind"),
    (be_gone_without_a_word, "unkind"),
]


@given(st.integers(0, 12), st.integers(0, 4))
def test_a_faithful_run_has_no_complaint(count: int, readers: int) -> None:
    assert checks.complaints(faithful(count, readers)) == []


@pytest.mark.parametrize(("breach", "name"), BREACHES, ids=lambda one: getattr(one, "__name__", ""))
@given(count=st.integers(2, 12), readers=st.integers(1, 4), dice=st.randoms(use_true_random=False))
def test_each_breach_is_named(
    breach: Callable[[Log, random.Random], None],
    name: str,
    count: int,
    readers: int,
    dice: random.Random,
) -> None:
    kept = faithful(count, readers)
    breach(kept, dice)
    assert name in named(kept)


def test_every_check_is_known_to_catch_something() -> None:
    assert {check.__name__ for check in checks.CHECKS} == {name for _, name in BREACHES} | {"torn"}


@given(st.integers(1, 12), st.data())
def test_who_begins_again_from_the_page_has_seen_what_stands_in_it(
    count: int, data: st.DataObject
) -> None:
    """The page may show more than its head, which was read first, and what it turns back to."""
    kept = faithful(count, 1)
    head = data.draw(st.integers(1, count))
    end = data.draw(st.integers(head, count))
    first = data.draw(st.integers(1, end))
    early = {one for one in kept.all(Heard) if one.n <= head}
    kept.entries = [one for one in kept.entries if one not in early]
    keys = tuple(f"k{n}" for n in range(first, end + 1))
    kept.entries.insert(0, Began(0, "reader0", ROOM, head, keys))
    assert checks.complaints(kept) == []


@pytest.mark.parametrize("keys", [("k1", "k3"), ("k2", "k1"), ("k1",), ("k9",)])
def test_a_page_with_a_hole_or_behind_its_head_is_torn(keys: tuple[str, ...]) -> None:
    kept = faithful(4, 1)
    kept.add(Began(9, "reader0", ROOM, 2, keys))
    assert named(kept) == {"torn"}


def sight(posted: float, heard: float) -> Log:
    """Out at 10, back at 20; a post and a sight of it at these times."""
    kept = faithful(0, 0)
    for one in (
        Ended(10, "reader", ROOM),
        Returned(20, "reader", ROOM),
        Posted(posted, "author", ROOM, "k1"),
        Heard(heard, "reader", "reader/1", ROOM, 1, "k1", shown=True),
        Stored(30, ROOM, 1, "k1"),
    ):
        kept.add(one)
    return kept


@pytest.mark.parametrize(
    ("posted", "heard", "allowed"),
    [(5, 6, True), (9, 11, True), (11, 12, False), (11, 19, False), (11, 21, True), (21, 22, True)],
)
def test_what_was_said_outside_is_seen_only_after_coming_back(
    posted: float, heard: float, allowed: bool
) -> None:
    assert named(sight(posted, heard)) == (set() if allowed else {"forbidden"})


def test_a_second_leaving_begins_a_second_time_outside() -> None:
    kept = sight(11, 21)
    kept.entries.insert(2, Ended(20.5, "reader", ROOM))
    assert named(kept) == set(), "it was said before the second leaving"
    assert named(Log(entries=[Ended(0, "reader", ROOM), *kept.entries[3:]])) == {"forbidden"}


def test_503_with_a_time_to_come_again_and_no_answer_at_all_are_no_breach() -> None:
    kept = faithful(1, 1)
    again: list[Any] = [
        Answered(0, "author", ROOM, "k1", 503, kind=True),
        Answered(0, "author", ROOM, "k1", 0),
    ]
    for one in again:
        kept.entries.insert(0, one)
    assert checks.complaints(kept) == []


@given(st.integers(0, 5), st.integers(0, 3))
def test_a_log_on_disk_is_read_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, count: int, readers: int
) -> None:
    file: Path = tmp_path_factory.mktemp("log") / "run.jsonl"
    kept = Log(file)
    for one in [*faithful(count, readers).entries, Began(1, "reader", ROOM, 2, ("a", "b"))]:
        kept.add(one)
    assert log.read(file).entries == kept.entries
