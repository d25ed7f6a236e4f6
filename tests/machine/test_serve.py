"""One command sets up, serves, says when it is ready, and takes everything down with it."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from community.machine.redis import free_port
from tests.machine import apart


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("site")


def test_it_sets_up_serves_and_stops_with_all_it_started(data: Path) -> None:
    with serving(data) as (process, address, said):
        assert "· tables" in "".join(said)
        assert get(f"{address}/readyz").status == 200
        assert "code" in said[-1], "the ready line says how to sign in"
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    assert not apart.is_up(data)


def test_a_second_run_has_nothing_to_set_up_and_sigterm_stops_it_too(data: Path) -> None:
    with serving(data) as (process, address, said):
        assert len(said) == 1
        assert get(f"{address}/livez").status == 200
        process.terminate()
        assert process.wait(30) == 0
        assert process.stderr
        assert process.stderr.read() == ""
    assert not apart.is_up(data)


def test_a_database_that_dies_is_503_for_the_member_and_known_to_readyz(data: Path) -> None:
    someone = {"Cookie": "sessionid=0123456789abcdefghijklmnopqrstuv"}
    with serving(data) as (_, address, _said):
        assert get(f"{address}/me/", someone).status == 200, "they are asked to sign in"
        os.kill(apart.number(data), signal.SIGKILL)
        answer = get(f"{address}/me/", someone)
        assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
        assert get(f"{address}/livez").status == 200
        assert b'"ready": false' in get(f"{address}/readyz").read()


def test_a_port_in_use_is_said_before_anything_else_happens(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = apart.manage(tmp_path, "serve", "--port", str(port), SOKONI_DEMO="1")
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr == (
        f"Sokoni: port {port} of 127.0.0.1 cannot be had (Address already in use); "
        f"try another: PORT={port + 1}\n"
    )


@pytest.mark.parametrize("port", ["99999", "-5"])
def test_a_port_that_is_none_is_said_in_one_line(data: Path, port: str) -> None:
    ended = apart.manage(data, "serve", f"--port={port}", SOKONI_DEMO="1")
    assert (ended.returncode, len(ended.stderr.splitlines())) == (1, 1)


def test_a_database_that_does_not_answer_is_said_in_one_line(tmp_path: Path) -> None:
    nowhere = f"postgresql://sokoni@127.0.0.1:{free_port()}/sokoni"
    for command in ("setup", "serve"):
        words = {"DATABASE_URL": nowhere, "SECRET_KEY": "chosen", "SOKONI_DEMO": "1"}
        ended = apart.manage(tmp_path, command, **words)
        assert ended.returncode == 1
        assert ended.stderr.startswith("Sokoni: the database does not answer")
        assert len(ended.stderr.splitlines()) == 1


def test_the_doctor_finds_a_set_up_site_well_and_names_what_is_not(data: Path) -> None:
    well = apart.manage(data, "doctor", SOKONI_DEMO="1")
    assert well.returncode == 0, well.stdout
    assert well.stdout.count("ok  ") == 7
    ill = apart.manage(
        data, "doctor", SOKONI_DEMO="1", REDIS_URL=f"redis://127.0.0.1:{free_port()}"
    )
    assert ill.returncode == 1
    assert "ILL  live layer" in ill.stdout
    assert "is Redis running" in ill.stdout


@contextmanager
def serving(data: Path) -> Iterator[tuple["subprocess.Popen[str]", str, list[str]]]:
    """The process, its address, and the lines it said up to the one that it is ready."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "manage.py", "serve", "--port", str(port)],
        cwd=apart.HERE,
        env=apart.environment(data, SOKONI_DEMO="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process, f"http://127.0.0.1:{port}", list(until_ready(process))
    finally:
        process.terminate()
        process.communicate(timeout=30)


def until_ready(process: "subprocess.Popen[str]") -> Iterator[str]:
    assert process.stdout
    for line in process.stdout:
        yield line
        if line.startswith("Sokoni is open at"):
            return
    raise AssertionError(process.stderr.read() if process.stderr else "it ended")


def get(address: str, headers: dict[str, str] | None = None) -> Any:
    request = urllib.request.Request(address, headers=headers or {})
    try:
        return urllib.request.urlopen(request, timeout=90)
    except urllib.error.HTTPError as answer:
        return answer
