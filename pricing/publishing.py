"""What strangers are told of a price: once a night, of reports that are a day old.

The rule, in words (source: spec part 4, "Outsider/API"):

1. Reports are told in batches. A batch is every report of members made since the last batch, up to
   a day before now, that still stands; it waits until it can be told. No report is in two batches,
   so that the difference of two figures rests on all people of both, and a report taken back, or
   all those of a member who leaves, change no figure that was told.
2. A batch is told when three people count in its figure (a circle, who vouch for each other, is
   one) and nobody carries more than half of it: else the figure would be one person's price.
3. Told is the middle alone, to two digits, with the day of the newest report. Who made it up is
   counted, never named.
4. What was told stands until the next batch, whoever takes a report back; it falls when three of
   its people or more are unheard by now, as the reports of a flood are that a steward set aside.
(k people and no dominance: Hundepool et al., Statistical Disclosure Control, 2012, chapter 4.)
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from pricing import rules, watching
from pricing.heard import reports
from pricing.models import Cell, Publication, Quote
from pricing.voices import Voice, voices_of

PEOPLE = 3
DAY = timedelta(days=1)
LONG = timedelta(days=400)
DIGITS = 2


def publish_all() -> None:
    """Each cell by itself, so that one that fails holds up no other for longer than a night."""
    since = timezone.now() - LONG
    told = Quote.objects.filter(cell=OuterRef("pk"), author__isnull=False, made_at__gte=since)
    for cell in Cell.objects.admitted().filter(Exists(told)).order_by("pk").iterator():
        if publish(cell) is not None:
            watching.owe(cell)


@transaction.atomic
def publish(cell: Cell) -> Publication | None:
    """What is new of it, if it can be told; what was told falls, if too few stand by it."""
    last = cell.publications.select_for_update().first()
    until = timezone.now() - DAY
    batch = unspoken(cell, last, until)
    found = figure(cell, batch)
    if found is None:
        fall(last)
        return None
    day = timezone.localdate(found.as_of)
    words: dict[str, Any] = {"middle": rounded(found.middle), "people": found.people, "as_of": day}
    heard = {"quotes": [quote.pk for quote in batch]}
    return Publication.objects.create(cell=cell, heard=heard, until=until, **words)


def unspoken(cell: Cell, last: Publication | None, until: datetime) -> list[Quote]:
    quotes = cell.quotes.heard().filter(author__isnull=False, made_at__lte=until)
    quotes = quotes.filter(seen_at__lte=until)
    if last is not None:
        quotes = quotes.filter(made_at__gt=last.until)
    return list(quotes.select_related("author").order_by("seen_at", "pk"))


def figure(cell: Cell, batch: list[Quote]) -> rules.Estimate | None:
    """None where fewer than three people would be told, or one of them above all."""
    said, life = reports(batch), cell.commodity.half_life
    found = rules.estimate(said, timezone.now(), life)
    if found is None or found.people < PEOPLE:
        return None
    counted = rules.unsuspected(voices_of(said, life), found.middle)
    return None if is_dominated(counted) else found


def is_dominated(voices: Iterable[Voice]) -> bool:
    shares: dict[str | int, float] = defaultdict(float)
    for voice in voices:
        shares[voice.reporter] += voice.weight
    return 2 * max(shares.values()) > sum(shares.values()) * 1.000001


def rounded(middle: Decimal) -> Decimal:
    """To two digits: 5,849 is told as 5,800, and 64.72 as 65."""
    step = Decimal(1).scaleb(middle.adjusted() - DIGITS + 1)
    return max(rules.LEAST, rules.rounded(middle.quantize(step, ROUND_HALF_EVEN)))


def fall(last: Publication | None) -> None:
    if last is None or last.fallen_at is not None:
        return
    spoke = Quote.objects.filter(pk__in=last.heard["quotes"])
    people = set(spoke.values_list("author", flat=True))
    stand = set(spoke.heard().values_list("author", flat=True))
    if len(people - stand) >= PEOPLE:
        last.fallen_at = timezone.now()
        last.save(update_fields=["fallen_at"])
