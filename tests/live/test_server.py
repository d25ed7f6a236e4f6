"""Our Daphne: it drains before it stops, and a reader that stopped reading does not fill it."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from urllib.error import HTTPError

import pytest

from tests.browser.site import HERE, free_port
from tests.live.line import PATIENCE, Closed, Line


class Tiny:
    """A server process of its own."""

    def __init__(self, *, drain: str = "") -> None:
        self.port = free_port()
        self.process = start(self.port, *([drain] if drain else []))
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == b"open\n"

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=60) as answer:
            text: str = answer.read().decode()
        return text

    def megabytes(self) -> float:
        with open(f"/proc/{self.process.pid}/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6


def start(port: int, *more: str) -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-W", "ignore", "-m", "tests.live.tiny", str(port), *more]
    return subprocess.Popen(words, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.fixture
def tiny() -> Iterator[Tiny]:
    one = Tiny()
    yield one
    one.process.kill()
    one.process.communicate()


def soon(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_ready_frames_and_plain_sends_keep_their_order(tiny: Tiny) -> None:
    line = Line(tiny.port)
    for number in range(100):
        line.say(n=number)
    assert [line.hears()["n"] for _ in range(100)] == [*range(100)]
    line.hang_up()


def test_a_reader_that_stopped_reading_is_ended_and_nobody_else_notices(tiny: Tiny) -> None:
    before = tiny.megabytes()
    sleeper, reader = Line(tiny.port, buffer=4096), Line(tiny.port)
    sleeper.say(flood=1)
    soon(lambda: tiny.get("/ended") == "1")
    assert tiny.megabytes() - before < 30, "what it did not read is not kept for it"
    reader.say(n=1)
    assert reader.hears() == {"n": 1}
    for line in (sleeper, reader):
        line.hang_up()


def test_on_sigterm_sockets_are_sent_away_and_requests_finish(tiny: Tiny) -> None:
    lines, answers = [Line(tiny.port) for _ in range(120)], []
    slow = threading.Thread(target=lambda: answers.append(tiny.get("/slow")))
    slow.start()
    assert lines[0].hears() == {"somebody": "waits"}, "a request is under way"
    tiny.process.send_signal(signal.SIGTERM)
    assert {code(line) for line in lines} == {1012}
    slow.join(PATIENCE)
    assert answers, "the request was answered, though it came before the end"
    assert tiny.process.wait(PATIENCE) == 0
    for line in lines:
        line.hang_up()


def test_while_it_drains_nobody_new_is_let_in(tiny: Tiny) -> None:
    line = Line(tiny.port)
    tiny.process.send_signal(signal.SIGTERM)
    assert code(line) == 1012
    soon(lambda: not listening(tiny.port))
    assert tiny.process.wait(PATIENCE) == 0


def test_a_request_that_outlasts_the_drain_is_told_to_come_again() -> None:
    tiny, answers = Tiny(drain="0.2"), []
    line = Line(tiny.port)
    held = threading.Thread(target=lambda: answers.append(refusal(tiny, "/never")))
    held.start()
    assert line.hears() == {"somebody": "waits"}
    tiny.process.send_signal(signal.SIGTERM)
    held.join(PATIENCE)
    assert answers == [(503, "5", b"restarting")]
    assert tiny.process.wait(PATIENCE) == 0
    tiny.process.communicate()
    line.hang_up()


def refusal(tiny: Tiny, path: str) -> tuple[int, str, bytes]:
    with pytest.raises(HTTPError) as answer:
        tiny.get(path)
    return answer.value.code, answer.value.headers["Retry-After"], answer.value.read()


def test_a_second_signal_stops_at_once(tiny: Tiny) -> None:
    line = Line(tiny.port)
    held = threading.Thread(target=ignored(lambda: tiny.get("/slow")))
    held.start()
    assert line.hears() == {"somebody": "waits"}
    tiny.process.send_signal(signal.SIGINT)
    soon(lambda: not listening(tiny.port))
    tiny.process.send_signal(signal.SIGINT)
    assert tiny.process.wait(PATIENCE) == 0
    held.join(PATIENCE)
    line.hang_up()


def test_a_taken_port_is_an_error_with_its_reason() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        process = start(taken.getsockname()[1])
        _, said = process.communicate(timeout=60)
    assert process.returncode != 0
    assert b"OSError" in said
    assert b"in use" in said


def test_too_long_a_frame_is_told_so(tiny: Tiny) -> None:
    line = Line(tiny.port)
    line.send(1, b"x" * (16 * 1024))
    assert line.frame()[1] == b"x" * (16 * 1024)
    line.send(1, b"x" * (16 * 1024 + 1))
    assert code(line) == 1009


def code(line: Line) -> int:
    with pytest.raises(Closed) as closed:
        line.until(lambda said: False)
    return closed.value.code


def listening(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def ignored(act: Callable[[], object]) -> Callable[[], None]:
    def quietly() -> None:
        try:
            act()
        except OSError:
            return

    return quietly
