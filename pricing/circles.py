"""Nightly: those who see hardly anybody's prices too but each other's, by the one rule of rings.

What they confirm of each other weighs nothing in a pair, a quarter in a ring, until others confirm
one of them; what each saw for themselves weighs what it weighed.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from community.members import reckoning
from community.members.models import Vouch
from community.members.rings import rings, within
from pricing.desk import rolling
from pricing.models import Quote
from pricing.models.quote import QuoteQuerySet

LOOKED_AT = timedelta(days=90)
NOTICED = 0.001


@transaction.atomic
def weigh_anew() -> int:
    """Says of how many confirmations it moved what they weigh."""
    said = list(confirmations().select_related("about").order_by("pk"))
    changed = moved(said, circles(said))
    touched = rolling.locked(quote.cell_id for quote in changed)
    Quote.objects.bulk_update(changed, ["within"])
    rolling.roll(None, touched, "quote.weighed")
    return len(changed)


def confirmations() -> QuoteQuerySet:
    """Those of late: of a price that is a quarter old nobody asks who saw it too."""
    since = timezone.now() - LOOKED_AT
    same = Quote.objects.standing().filter(seen_at__gt=since, per_base=F("about__per_base"))
    return same.exclude(author=F("about__author")).exclude(about__author=None)


def circles(said: Iterable[Quote]) -> dict[frozenset[int], float]:
    """Among confirmations and vouches together: who has others' word closes no ring."""
    seen = [sides(one) for one in said]
    vouched = Vouch.objects.standing().of_two().values_list("author", "member")
    return rings([*seen, *vouched], reckoning.roots().values_list("pk", flat=True))


def moved(said: Iterable[Quote], closed: Mapping[frozenset[int], float]) -> list[Quote]:
    found = []
    for one in said:
        due = within(closed, *sides(one))
        if abs(one.within - due) > NOTICED:
            one.within = due
            found.append(one)
    return found


def sides(one: Quote) -> tuple[int, int]:
    """Who confirmed it, and who had said it."""
    assert one.author_id is not None
    assert one.about is not None
    assert one.about.author_id is not None
    return one.author_id, one.about.author_id
