"""So many in so many seconds, counted once for all threads and all processes."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import time_machine
from django.core.cache import cache

from community.machine import redis
from community.machine.limiter import spend
from community.text.refusals import Refusal


@pytest.fixture(scope="module")
def shared() -> Iterator[str]:
    with redis.running() as address:
        yield address


@pytest.fixture(params=["memory", "redis"], autouse=True)
def counted_in(request: pytest.FixtureRequest, settings: Any) -> None:
    if request.param == "redis":
        address = request.getfixturevalue("shared")
        backend = "django.core.cache.backends.redis.RedisCache"
        settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": address}}
    cache.clear()


def test_the_limit_may_be_spent_and_not_one_more() -> None:
    for _ in range(3):
        spend("post", 7, 3, 60)
    with pytest.raises(Refusal) as refused:
        spend("post", 7, 3, 60)
    assert refused.value.status == 429
    assert "Wait" in str(refused.value.reason)


def test_a_thousand_others_make_it_forget_nobody() -> None:
    for who in [7, 7, 7, *range(100, 1100)]:
        spend("post", who, 3, 60)
    with pytest.raises(Refusal):
        spend("post", 7, 3, 60)


def test_one_persons_haste_is_not_anothers_nor_one_act_anothers() -> None:
    spend("post", 7, 1, 60)
    spend("post", 8, 1, 60)
    spend("answer", 7, 1, 60)
    with pytest.raises(Refusal):
        spend("post", 7, 1, 60)


def test_many_threads_at_once_get_exactly_the_limit() -> None:
    with ThreadPoolExecutor(16) as threads:
        allowed = sum(threads.map(lambda _: may("post", "+254700000001", 25), range(200)))
    assert allowed == 25


def test_a_new_window_opens_when_the_old_one_ends() -> None:
    with time_machine.travel("2026-11-23 08:00", tick=False) as clock:
        assert may("post", 9, 1)
        assert not may("post", 9, 1)
        if in_memory():
            clock.shift(61)
        else:
            cache.delete("spend:post:9")
        assert may("post", 9, 1)


def in_memory() -> bool:
    """Redis keeps its own clock; there we let the window end by hand."""
    return hasattr(cache, "_cache") and isinstance(cache._cache, dict)


def may(what: str, who: int | str, limit: int) -> bool:
    try:
        spend(what, who, limit, 60)
    except Refusal:
        return False
    return True


def test_while_the_counts_are_away_nobody_is_refused(settings: Any) -> None:
    backend = "django.core.cache.backends.redis.RedisCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": "redis://127.0.0.1:1"}}
    for _ in range(3):
        spend("post", 7, 1, 60)
