"""A price its own source has put right: a new quote about the old one, which it takes back."""

from collections.abc import Collection, Iterable
from uuid import NAMESPACE_URL, UUID, uuid5

from pricing.desk.book import line
from pricing.models import Entry, Quote, Verb, Withdrawal


def standing(keys: Collection[UUID]) -> dict[UUID, Quote]:
    """What each row of the source says so far: as first told, or as last revised."""
    told = Quote.objects.filter(author=None, key__in=keys).select_related("cell")
    first = {quote.pk: quote for quote in told}
    found = {quote.key: quote for quote in first.values()}
    later = Quote.objects.filter(author=None, about__in=first).select_related("cell")
    for one in later.order_by("pk"):
        found[first[one.about_id or 0].key] = one
    return found


def is_other(was: Quote, now: Quote) -> bool:
    return (was.price, was.factor) != (now.price, now.factor)


def revise(pairs: Iterable[tuple[Quote, Quote]]) -> list[Quote]:
    """Each is about what the source said first, so that its history is found from either end."""
    changed = list(pairs)
    for was, now in changed:
        now.about_id = was.about_id or was.pk
        now.key = uuid5(NAMESPACE_URL, f"{now.key}/{was.pk}")
    made = Quote.objects.bulk_create([now for _was, now in changed])
    taken = [Withdrawal(quote=was) for was, _now in changed]
    Withdrawal.objects.bulk_create(taken, ignore_conflicts=True)
    told = [line(Verb.REVISED, None, None, was, now, quote=now) for was, now in changed]
    Entry.objects.bulk_create(Entry(**words) for words in told)
    return made
