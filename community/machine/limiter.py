"""One small limiter for posts, sockets and texts: so many in so many seconds, then a refusal."""

import logging
from functools import cache as remembered
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _
from redis import Redis

from community.text.refusals import Refusal

log = logging.getLogger(__name__)
PATIENCE = 2.0

# One way to Redis and back each, where Django's cache would need three.
COUNT = """
local count = redis.call("INCR", KEYS[1])
if count == 1 then redis.call("EXPIRE", KEYS[1], ARGV[1]) end
return count
"""
PLACE = """
if redis.call("EXISTS", KEYS[1]) == 1 then return 1 end
local count = redis.call("INCR", KEYS[2])
if count == 1 then redis.call("EXPIRE", KEYS[2], ARGV[1]) end
if count > tonumber(ARGV[2]) then return 0 end
redis.call("SET", KEYS[1], 1, "EX", ARGV[1])
return 1
"""


def spend(what: str, who: int | str, limit: int, seconds: int) -> None:
    """Counts one `what` of `who`. Raises Refusal (429) from the one after `limit` on.

    The window opens with the first and lasts `seconds`; counting is atomic in Redis and within a
    process. Who is refused does not have to wait longer for having asked again. While the store of
    the counts is away nobody is refused: that members can write counts for more than the limit.
    """
    if counted(f"spend:{what}:{who}", seconds) > limit:
        raise Refusal(_("That was a lot in a short time. Wait a little and try again."), status=429)


def one_more_place(what: str, who: int | str, place: int | str, limit: int, seconds: int) -> bool:
    """Whether `what` of `who` may be here too: as often as they like, in at most `limit` places."""
    here, places = f"place:{what}:{who}:{place}", f"places:{what}:{who}"
    try:
        if redis := shared():
            return bool(redis.eval(PLACE, 2, *map(cache.make_key, (here, places)), seconds, limit))
        if cache.get(here):
            return True
        if count(places, seconds) > limit:
            return False
        cache.set(here, 1, timeout=seconds)
    except Exception as trouble:
        log.warning("limiter: not counted: %s", trouble)
    return True


def counted(key: str, seconds: int) -> int:
    try:
        return count(key, seconds)
    except Exception as trouble:
        log.warning("limiter: not counted: %s", trouble)
        return 0


def count(key: str, seconds: int) -> int:
    """add() opens the window and incr() keeps its end, so nothing is lost between threads."""
    if redis := shared():
        return int(redis.eval(COUNT, 1, cache.make_key(key), seconds))
    for _attempt in range(3):
        if cache.add(key, 1, timeout=seconds):
            return 1
        try:
            return int(cache.incr(key))
        except ValueError:
            continue
    return 1


def shared() -> Any:
    """The Redis of all processes, where there is one."""
    store = settings.CACHES["default"]
    return client(store["LOCATION"]) if store["BACKEND"].endswith(".RedisCache") else None


@remembered
def client(address: str) -> Any:
    return Redis.from_url(address, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
