"""Searches that found nothing teach a group its words.

Kept are two words, a count and a day. Who searched is known to the cache alone: for five minutes
what they missed, and for a day that they are counted, so that nobody counts twice on one day.
"""

import logging
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from community.members.models import Member
from community.members.once import once, said
from groups.actions.synonyms import same_words, taught
from groups.models import Group, Slip, Synonym
from groups.slips import FEWEST, Pair, learnt

log = logging.getLogger(__name__)
LITTLE = 1
WITHIN, DAY = 5 * 60, 24 * 60 * 60
SELDOM, OLD = timedelta(days=30), timedelta(days=183)


def heed(by: Member, group: Group, words: str, found: int) -> None:
    """A member searched here and found so much. It must never be the search's trouble."""
    try:
        listen(by, group, words[:100], found)
    except Exception as trouble:
        log.warning("slips: not heeded: %s", trouble)


def listen(by: Member, group: Group, words: str, found: int) -> None:
    name = f"sought:{group.pk}:{by.pk}"
    if found < LITTLE:
        cache.set(name, words, WITHIN)
        return
    before = cache.get(name)
    pair = learnt(before, words) if before else None
    if before:
        cache.delete(name)
    if pair and cache.add(counted_as(by, group, pair), 1, DAY):
        count(group, pair)


def counted_as(by: Member, group: Group, pair: Pair) -> str:
    mark = sha256("=".join(pair).encode()).hexdigest()[:24]
    return f"slip:{group.pk}:{by.pk}:{mark}"


@transaction.atomic
def count(group: Group, pair: Pair) -> None:
    today = timezone.localdate()
    words = {"group": group, **pair._asdict()}
    slip, new = Slip.objects.get_or_create(**words, defaults={"last_on": today})
    if not new:
        Slip.objects.filter(pk=slip.pk).update(times=F("times") + 1, last_on=today)


def accept(by: Member, slip: Slip, key: UUID) -> Synonym:
    """A steward lets the two mean the same."""
    words, group = same_words(str(slip)), slip.group

    def act() -> Synonym:
        settle(by, slip)
        return taught(by, group, key, words)

    return once(Synonym, by, key, act, said(group=group, words=words))


def settle(by: Member, slip: Slip) -> Slip:
    """Set aside by a steward; it does not come again by itself."""
    Slip.objects.filter(pk=slip.pk).update(settled_at=timezone.now())
    return slip


def put_back(by: Member, slip: Slip) -> Slip:
    Slip.objects.filter(pk=slip.pk).update(settled_at=None)
    return slip


def forget() -> None:
    """By the clock: what was seldom missed after a month, all after half a year."""
    today = timezone.localdate()
    Slip.objects.filter(times__lt=FEWEST, last_on__lt=today - SELDOM).delete()
    Slip.objects.filter(last_on__lt=today - OLD).delete()
