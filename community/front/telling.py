"""No rule speaks of two things in one week: what it spoke of is known to the cache alone, which
forgets it after the week. Without the cache nothing is told."""

import logging
from collections.abc import Sequence

from django.core.cache import cache

from community.front.tips import Tip
from community.members.models import Member

log = logging.getLogger(__name__)
WEEK = 7 * 24 * 60 * 60


def heard(member: Member, tips: Sequence[Tip]) -> Tip | None:
    """The first that may speak now. Put away, a rule spoke of nothing."""
    try:
        return next((one for one in tips if may_speak(member, one)), None)
    except Exception as trouble:
        log.warning("tips: not told: %s", trouble)
        return None


def may_speak(member: Member, tip: Tip) -> bool:
    name = name_of(member, tip.rule)
    return cache.add(name, tip.about, WEEK) or cache.get(name) == tip.about


def name_of(member: Member, rule: str) -> str:
    return f"tip:{member.pk}:{rule}"
