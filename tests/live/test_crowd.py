"""The crowd of a topic: every socket gets each frame once, in order, whoever comes when."""

import asyncio
import json
from collections.abc import Iterable
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community.live import crowd as crowds
from community.live.crowd import Crowd
from community.live.frames import dumps, pack, unpack
from community.live.replay import Catchup
from community.live.sockets import Socket


class Ear:
    """A socket as far as the crowd knows one."""

    def __init__(self) -> None:
        self.sparing = False
        self.heard: list[int] = []
        self.read = 0

    def write(self, frames: bytes) -> None:
        self.heard.extend(json.loads(text)["n"] for text in unpack(frames))


class Log:
    """Postgres as far as the crowd knows it: what is committed, and how often it was asked."""

    def __init__(self, head: int = 0, reach: int = 300) -> None:
        self.head, self.reach, self.asked = head, reach, 0

    async def past(self, after: int) -> Catchup:
        self.asked += 1
        if self.head - after > self.reach:
            return Catchup(self.head, None)
        return Catchup(self.head, [{"n": number} for number in range(after + 1, self.head + 1)])


def frame(number: int) -> bytes:
    return pack(dumps({"n": number}))


def ear() -> Any:
    return cast(Socket, Ear())


def joined(crowd: Crowd, head: int = 0) -> Any:
    """A socket that has read up to head."""
    one = ear()
    crowd.hold(one)
    crowd.release(one, head)
    return one


def put(crowd: Crowd, numbers: Iterable[int]) -> None:
    for number in numbers:
        crowd.put(number, frame(number))


async def settled(crowd: Crowd) -> None:
    while waiting := [task for task in (crowd.mending, crowd.task) if task and not task.done()]:
        await asyncio.wait(waiting)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits a moment before the missing is read."""
    monkeypatch.setattr(crowds, "MOMENT", 0.0)


async def test_every_socket_hears_every_frame_once() -> None:
    crowd = Crowd(Log().past)
    ears = [joined(crowd) for _ in range(600)]
    assert len(ears) > crowds.BREATH, "more than one breath, for this test to mean anything"
    put(crowd, [1, 2, 3])
    await settled(crowd)
    assert all(one.heard == [1, 2, 3] for one in ears)


async def test_a_burst_leaves_in_one_write() -> None:
    crowd = Crowd(Log().past)
    one, writes = joined(crowd), []
    crowd.writers[one] = writes.append
    put(crowd, range(1, 51))
    await settled(crowd)
    assert writes == [b"".join(map(frame, range(1, 51)))]


async def test_what_comes_while_a_socket_reads_its_past_is_kept_for_it() -> None:
    crowd, one = Crowd(Log().past), ear()
    other = joined(crowd, 4)
    crowd.hold(one)
    put(crowd, [5, 6, 7])
    await settled(crowd)
    assert (one.heard, other.heard) == ([], [5, 6, 7])
    crowd.release(one, 6)
    assert one.heard == [7], "5 and 6 were in the past it read"


async def test_the_first_to_join_misses_nothing_that_came_out_of_turn() -> None:
    crowd, one = Crowd(Log().past), ear()
    crowd.hold(one)
    put(crowd, [3, 2])
    crowd.release(one, 1)
    await settled(crowd)
    assert one.heard == [2, 3]


async def test_who_read_further_than_the_crowd_does_not_hear_it_twice() -> None:
    """Postgres is ahead of Redis: what it read is still on its way here."""
    crowd = Crowd(Log(6).past)
    old, new = joined(crowd, 4), joined(crowd, 6)
    put(crowd, [5, 6, 7])
    await settled(crowd)
    assert (old.heard, new.heard) == ([5, 6, 7], [7])


async def test_a_frame_ahead_of_its_turn_waits_for_the_one_before() -> None:
    log = Log(6)
    crowd = Crowd(log.past)
    one = joined(crowd, 3)
    put(crowd, [6, 5, 4])
    await settled(crowd)
    assert one.heard == [4, 5, 6]
    assert log.asked == 0, "they came in time"


async def test_a_lost_frame_is_read_once_for_all(at_once: None) -> None:
    log = Log(6)
    crowd = Crowd(log.past)
    ears = [joined(crowd, 3) for _ in range(5)]
    put(crowd, [6])
    await settled(crowd)
    put(crowd, [4, 5])
    await settled(crowd)
    assert all(one.heard == [4, 5, 6] for one in ears), "and what comes late is not said twice"
    assert log.asked == 1


async def test_a_head_heard_of_is_reached_though_no_frame_ever_comes(at_once: None) -> None:
    crowd = Crowd(Log(5).past)
    one = joined(crowd, 3)
    crowd.heard_of(5)
    await settled(crowd)
    assert one.heard == [4, 5]


async def test_too_far_back_the_gap_is_left_for_the_page_to_see(at_once: None) -> None:
    crowd = Crowd(Log(50, reach=10).past)
    one = joined(crowd, 3)
    crowd.heard_of(50)
    await settled(crowd)
    put(crowd, [51])
    await settled(crowd)
    assert one.heard == [51]


async def test_a_database_away_is_asked_again_at_the_next_word(
    at_once: None, caplog: pytest.LogCaptureFixture
) -> None:
    async def away(after: int) -> Catchup:
        raise OSError("no database")

    crowd = Crowd(away)
    one = joined(crowd, 3)
    crowd.heard_of(4)
    await settled(crowd)
    assert "cannot be read" in caplog.text
    crowd.past = Log(4).past
    crowd.heard_of(4)
    await settled(crowd)
    assert one.heard == [4]


async def test_a_head_that_the_log_does_not_know_is_asked_for_once(at_once: None) -> None:
    log = Log(3)
    crowd = Crowd(log.past)
    joined(crowd, 3)
    crowd.heard_of(9)
    await settled(crowd)
    assert log.asked == 1


async def test_who_left_hears_no_more() -> None:
    crowd = Crowd(Log().past)
    one, other = joined(crowd), joined(crowd)
    crowd.drop(one)
    put(crowd, [1])
    await settled(crowd)
    assert (one.heard, other.heard) == ([], [1])


async def test_a_cut_while_joining_leaves_nothing_behind() -> None:
    crowd, one = Crowd(Log().past), ear()
    crowd.hold(one)
    crowd.drop(one)
    crowd.release(one, 0)
    assert not crowd


async def test_where_nobody_reads_nothing_is_kept() -> None:
    crowd = Crowd(Log().past)
    crowd.present.add(ear())
    put(crowd, [1, 2, 3])
    assert not crowd.early
    assert not crowd.queue


async def test_passing_signs_do_not_disturb_the_numbers() -> None:
    crowd, joining = Crowd(Log().past), ear()
    one = joined(crowd, 3)
    crowd.hold(joining)
    crowd.pass_on(frame(0))
    await settled(crowd)
    crowd.release(joining, 3)
    put(crowd, [4])
    await settled(crowd)
    assert (one.heard, joining.heard) == ([0, 4], [4])


async def play(order: list[int], joins: list[int], lost: set[int], pauses: set[int]) -> list[Ear]:
    """Frames arrive in `order`, some never; sockets join before the arrivals named in `joins`,
    each after it has read all that is committed by then."""
    log, ears = Log(), []
    crowd = Crowd(log.past)
    for turn, number in enumerate(order):
        for _ in range(joins.count(turn)):
            ears.append(joined(crowd, log.head))
            ears[-1].read = log.head
        log.head = max(log.head, number)
        if number not in lost:
            put(crowd, [number])
        if turn in pauses:
            await asyncio.sleep(0)
    crowd.heard_of(log.head)
    await settled(crowd)
    return ears


@settings(deadline=None, max_examples=100)
@given(
    st.integers(1, 12).flatmap(lambda n: st.permutations(range(1, n + 1))),
    st.lists(st.integers(0, 11), max_size=6),
    st.sets(st.integers(1, 12)),
    st.sets(st.integers(0, 11)),
)
def test_whatever_the_order_and_the_losses_each_hears_each_once_in_its_turn(
    order: list[int], joins: list[int], lost: set[int], pauses: set[int]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crowds, "MOMENT", 0.0)
        ears = asyncio.run(play(order, joins, lost, pauses))
    for one in ears:
        assert one.heard == [*range(one.read + 1, len(order) + 1)]
