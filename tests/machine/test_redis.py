"""A Redis for tests: found, started on a free port, gone with the block."""

import socket
from pathlib import Path

import pytest
import redis as client

from community.machine import redis
from community.machine.trouble import Trouble


def test_it_answers_inside_the_block_and_is_gone_after() -> None:
    with redis.running() as address:
        assert client.Redis.from_url(address).set("word", "sukari")
    with pytest.raises(client.ConnectionError):
        client.Redis.from_url(address).ping()


def test_it_comes_back_empty_at_the_same_port() -> None:
    with redis.running() as address:
        client.Redis.from_url(address).set("word", "sukari")
    with redis.running(int(address.rsplit(":", 1)[1])) as again:
        assert again == address
        assert client.Redis.from_url(again).get("word") is None


def test_a_taken_port_is_said_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Trouble, match=str(port)), redis.running(port):
            pass


def test_where_there_is_none_it_says_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("community.machine.redis.find_spec", lambda name: None)
    with pytest.raises(Trouble, match="apt-get install redis-server"):
        redis.binary()


def test_the_one_inside_the_wheel_does_when_the_machine_has_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if redis.bundled() is None:
        pytest.skip("this Python or processor has no such wheel")
    monkeypatch.setenv("PATH", str(tmp_path))
    with redis.running() as address:
        assert client.Redis.from_url(address).ping()
