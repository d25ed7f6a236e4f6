"""Delivery between processes over a real Redis: one holds the sockets, another one posts.

A process that posts to its own sockets would hide every loss.
"""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlencode

import pytest

from community.machine import redis
from community.members import bearer
from community.members.models import Member
from groups.models import Message, Room
from tests.browser.site import HERE, Site, free_port
from tests.live.conftest import cookie
from tests.live.line import PATIENCE, Closed, Line

pytestmark = pytest.mark.django_db(transaction=True)
BEAT = 0.5


class Server(Site):
    """One of several server processes with one Redis."""

    command = ("serve", "--no-setup")

    def __init__(self, folder: Any, number: int, redis_port: int) -> None:
        super().__init__(folder / f"log{number}")
        self.redis = f"redis://127.0.0.1:{redis_port}"

    def surroundings(self) -> dict[str, str]:
        return {
            **super().surroundings(),
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "LIVE_BEAT_SECONDS": str(BEAT),
            "REDIS_URL": self.redis,
        }


class Redis:
    """A Redis that a test may kill and start again, empty, on the same port."""

    def __init__(self) -> None:
        self.port, self.life = free_port(), ExitStack()

    def start(self) -> None:
        self.life.enter_context(redis.running(self.port))

    def kill(self) -> None:
        self.life.close()


class Posting:
    """Another process, which posts as a member."""

    def __init__(self, server: Server, by: Member, room: Room, words: str, count: int) -> None:
        said = [str(by.pk), str(room.pk), words, str(count)]
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "tests.live.poster", *said],
            cwd=HERE,
            env={**os.environ, **server.surroundings()},
        )

    def done(self) -> None:
        assert self.process.wait(60) == 0


@pytest.fixture(scope="module")
def broker() -> Iterator[Redis]:
    one = Redis()
    one.start()
    yield one
    one.kill()


@pytest.fixture(scope="module")
def both(django_db_setup: None, broker: Redis, tmp_path_factory: Any) -> Iterator[list[Server]]:
    folder = tmp_path_factory.mktemp("servers")
    servers = [Server(folder, number, broker.port) for number in (1, 2)]
    yield servers
    for server in servers:
        server.stop()


@pytest.fixture
def servers(both: list[Server], transactional_db: None) -> list[Server]:
    for server in both:
        if server.process is None:
            server.start()
    return both


@pytest.fixture
def lines() -> Iterator[list[Line]]:
    opened: list[Line] = []
    yield opened
    for line in opened:
        line.hang_up()


def watching(server: Server, member: Member, room: Room, after: int = 0) -> Line:
    line = Line(server.port, bearer.issue(member))
    assert line.status == 101
    assert line.watch(room.topic, after)["watching"] == room.topic
    return line


def numbers(line: Line, last: int) -> list[int]:
    return [event["n"] for event in line.events(last)]


def test_what_others_post_elsewhere_arrives_once_and_in_order(
    servers: list[Server], lines: list[Line], room: Room, amina: Member, bakari: Member
) -> None:
    lines += [watching(server, one, room) for server in servers for one in (amina, bakari)]
    posting = [Posting(servers[1], one, room, str(one), 20) for one in (amina, bakari)]
    for each in posting:
        each.done()
    assert Message.objects.count() == 40
    heard = [line.events(40) for line in lines]
    assert [[event["n"] for event in one] for one in heard] == [[*range(1, 41)]] * 4
    assert all(one == heard[0] for one in heard), "the same for every reader"


def test_a_form_sent_to_the_second_server_is_heard_at_the_first(
    servers: list[Server], lines: list[Line], room: Room, amina: Member, bakari: Member
) -> None:
    line = watching(servers[0], amina, room)
    lines.append(line)
    assert post_form(servers[1], bakari, room, "Bei ya mahindi?") == 204
    assert "Bei ya mahindi?" in line.events(1)[0]["html"]


def test_a_killed_server_loses_nothing(
    servers: list[Server], lines: list[Line], room: Room, amina: Member, bakari: Member
) -> None:
    first, second = servers
    line = watching(first, amina, room)
    Posting(second, bakari, room, "before", 3).done()
    heard = numbers(line, 3)
    first.kill()
    with pytest.raises((Closed, OSError)):
        line.until(lambda said: False)
    Posting(second, bakari, room, "meanwhile", 3).done()
    first.start()
    lines.append(watching(first, amina, room, after=heard[-1]))
    Posting(second, bakari, room, "after", 3).done()
    assert heard + numbers(lines[-1], 9) == [*range(1, 10)]


def test_what_was_said_while_redis_was_away_shows_in_the_beat_and_is_fetched(
    servers: list[Server],
    broker: Redis,
    lines: list[Line],
    room: Room,
    amina: Member,
    bakari: Member,
) -> None:
    line = watching(servers[0], amina, room)
    lines.append(line)
    broker.kill()
    Posting(servers[1], bakari, room, "unheard", 1).done()
    assert numbers(line, 1) == [1], "the hub reads from Postgres what the beat told it of"
    assert line.until(lambda said: said.get("beat", {}).get(room.topic) == 1)
    assert [event["n"] for event in fetched(servers[0], amina, room, 0)] == [1]
    broker.start()
    Posting(servers[1], bakari, room, "heard again", 1).done()
    assert numbers(line, 2)[-1] == 2


def test_who_loses_the_right_is_cut_by_another_process(
    servers: list[Server], lines: list[Line], room: Room, amina: Member
) -> None:
    line = watching(servers[0], amina, room)
    lines.append(line)
    assert leave(servers[1], amina, room) == 200
    assert line.until(lambda said: "cut" in said) == {"cut": room.topic}
    assert line.watch(room.topic) == {"error": "not-found", "topic": room.topic}


def test_who_loses_the_right_while_redis_is_away_is_cut_before_another_word(
    servers: list[Server],
    broker: Redis,
    lines: list[Line],
    room: Room,
    amina: Member,
    bakari: Member,
) -> None:
    hers, his = (watching(servers[0], one, room) for one in (amina, bakari))
    lines += [hers, his]
    broker.kill()
    assert leave(servers[1], amina, room) == 200
    broker.start()
    Posting(servers[1], bakari, room, "among us", 1).done()
    assert numbers(his, 1) == [1]
    assert hers.until(lambda said: "cut" in said or "n" in said) == {"cut": room.topic}


def test_strange_frames_leave_the_server_calm(
    servers: list[Server], lines: list[Line], amina: Member
) -> None:
    line = Line(servers[0].port, bearer.issue(amina))
    lines.append(line)
    line.send(2, b"\x00\xff")
    assert line.until(lambda said: "error" in said) == {"error": "bad-frame"}
    line.send(1, b" " * (16 * 1024 + 1))
    with pytest.raises(Closed) as closed:
        line.until(lambda said: False)
    assert closed.value.code == 1009
    assert Line(servers[0].port, "nobody").status == 403


def test_a_thousand_watches_end_the_socket(
    servers: list[Server], lines: list[Line], amina: Member
) -> None:
    line, before = Line(servers[0].port, bearer.issue(amina)), servers[0].log.read_text()
    lines.append(line)
    for number in range(1, 1_001):
        line.say(watch=f"room.{number}")
    with pytest.raises(Closed) as closed:  # noqa: PT012
        while True:  # on a busy machine it answers slowly
            line.hears()
    assert closed.value.code == 1008
    assert "Traceback" not in servers[0].log.read_text().removeprefix(before)


def post_form(server: Server, by: Member, room: Room, text: str) -> int:
    words = {"text": text, "key": "6f1c2f86-9a0e-4c5d-8c19-0d9a4a3c8e11"}
    return submit(server, by, f"/rooms/{room.pk}/messages/", words)


def leave(server: Server, by: Member, room: Room) -> int:
    return submit(server, by, f"/groups/{room.group.slug}/membership/", {"leaving": "1"})


def submit(server: Server, by: Member, path: str, words: dict[str, str]) -> int:
    """As live.js does it: the form, the session and the token against forgery."""
    token = "x" * 32
    headers = {"Cookie": f"{cookie(by)}; csrftoken={token}", "X-CSRFToken": token}
    headers |= {"X-Sokoni": "live", "Origin": server.address}
    asked = urllib.request.Request(server.address + path, urlencode(words).encode(), headers)
    with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
        return int(answer.status)


def fetched(server: Server, by: Member, room: Room, after: int) -> list[dict[str, Any]]:
    path = f"/api/v1/topics/{room.topic}/events?after={after}"
    headers = {"Authorization": f"Bearer {bearer.issue(by)}"}
    asked = urllib.request.Request(server.address + path, headers=headers)
    with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
        caught: list[dict[str, Any]] = json.load(answer)["events"]
    return caught
