"""One small limiter for posts, sockets and texts: so many in so many seconds, then a refusal."""

import logging

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from community.text.refusals import Refusal

log = logging.getLogger(__name__)


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
    here = f"place:{what}:{who}:{place}"
    try:
        if cache.get(here):
            return True
        if count(f"places:{what}:{who}", seconds) > limit:
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
    """add() opens the window and incr() keeps its end, so nothing is lost between processes."""
    for _attempt in range(3):
        if cache.add(key, 1, timeout=seconds):
            return 1
        try:
            return int(cache.incr(key))
        except ValueError:
            continue
    return 1
