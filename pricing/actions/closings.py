"""What the clock does to rounds. There is no `by`: time acts."""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pricing.measures import plain
from pricing.models import Award, Closing, Outcome, Round
from pricing.rounds import ledger, outcome
from pricing.rounds.allocation import wanted

log = logging.getLogger(__name__)
DAY = timedelta(days=1)
WHY = {
    Outcome.SHORT: _("{what}: {pledged} of {threshold} were pledged, too few. Nothing is bought."),
    Outcome.DEAR: _("{what}: the quotes are above too many highest prices. Nothing is bought."),
    Outcome.EMPTY: _("{what}: no supplier quoted. Nothing is bought."),
}
IN = _("{what}: {price} {currency} each, all included. Say yes or no to your share.")
OUT = _("{what}: {price} {currency} each is above your highest price; you are left out.")
WON = _("Your quote for {what} is chosen. You hear when it is ordered.")
LOST = _("The round for {what} is closed. Another quote was chosen, or none.")
MORE = _("{what}: {pledged} of {threshold} pledged so far. It is kept open until {until}.")
TOMORROW = _("The round for {what} closes {until}. Until then you can change your mind.")


def close_due() -> int:
    """Each in a transaction of its own; how many were closed or kept open for longer."""
    due = Round.objects.due().order_by("closes_at", "pk")[:200]
    return sum(apart(close, round) for round in due)


def apart(act: Callable[[Round], bool], round: Round) -> bool:
    """One round that cannot be closed keeps no other one open."""
    try:
        return act(round)
    except Exception:
        log.exception("round %s: %s", round.pk, act.__name__)
        return False


@transaction.atomic
def close(round: Round) -> bool:
    """Once: whoever comes second, even at the same moment, finds it closed and does nothing."""
    held = ledger.locked(round)
    if held.closed_at is not None or held.closes_at > timezone.now():
        return False
    pledged = wanted(outcome.wants(held.pledges.standing()))
    if pledged < held.threshold and held.extended_at is None and held.more_days:
        extend(held)
    else:
        settle(held)
    return True


def extend(round: Round) -> None:
    """Said of what is pledged alone, so that it tells nothing of the quotes."""
    round.extended_at = timezone.now()
    round.closes_at = max(round.closes_at, round.extended_at) + round.more_days * DAY
    round.delivery_on += round.more_days * DAY
    round.save(update_fields=["extended_at", "closes_at", "delivery_on"])
    until = date_format(timezone.localtime(round.closes_at), "j M H:i")
    text = format_lazy(MORE, **named(round), until=until)
    ledger.tell_members(round, [round.author, *ledger.pledgers(round)], text)
    later = format_lazy(
        _("The round for {what} is kept open until {until}."), **named(round), until=until
    )
    ledger.tell_suppliers(round, ledger.suppliers(round), later)
    ledger.log(round, "extended", words=until)
    ledger.show(round, "round.extended")


def settle(round: Round) -> None:
    """The seals are broken: the cheapest landed cost within the limits, or why there is none."""
    deal = outcome.best(round)
    reason, nearest = outcome.why_not(round)
    round.closed_at = timezone.now()
    round.save(update_fields=["closed_at"])
    closing = Closing.objects.create(
        round=round,
        outcome=Outcome.CHOSEN if deal else reason,
        pledged=wanted(outcome.wants(round.pledges.standing())),
        within=deal.quantity if deal else nearest.quantity if nearest else 0,
    )
    if deal:
        tell_chosen(round, outcome.award(round, deal))
    else:
        tell_missed(round, closing)
    ledger.log(round, "closed")
    ledger.show(round, "round.closed")


def tell_chosen(round: Round, award: Award) -> None:
    words = named(round) | {"price": f"{award.price:,.2f}", "currency": round.currency}
    pledges = list(round.pledges.standing().select_related("author"))
    inside = [one.author for one in pledges if one.limit >= award.price]
    outside = [one.author for one in pledges if one.limit < award.price]
    winner = award.offer.author
    ledger.ask_members(round, inside, format_lazy(IN, **words))
    ledger.tell_members(round, outside, format_lazy(OUT, **words))
    ledger.tell_suppliers(round, [winner], format_lazy(WON, **words))
    others = [one for one in ledger.suppliers(round) if one != winner]
    ledger.tell_suppliers(round, others, format_lazy(LOST, **words))


def tell_missed(round: Round, closing: Closing) -> None:
    """The steward too, who may open another. Suppliers hear the same, quoted or not."""
    words = named(round) | {"pledged": plain(closing.pledged)}
    told = [round.author, *ledger.pledgers(round)]
    why = WHY[Outcome(closing.outcome)]
    ledger.tell_members(round, told, format_lazy(why, **words))
    ledger.tell_suppliers(round, ledger.suppliers(round), format_lazy(LOST, **words))


def named(round: Round) -> dict[str, object]:
    pledged = wanted(outcome.wants(round.pledges.standing()))
    amounts = {"pledged": plain(pledged), "threshold": plain(round.threshold)}
    return {"what": round.commodity, "unit": round.unit, **amounts}


def remind_due() -> int:
    """A day before the close, once; whoever claims the round first tells."""
    now = timezone.now()
    soon = Round.objects.filter(closed_at=None, reminded_at=None, closes_at__gt=now)
    due = soon.filter(closes_at__lte=now + DAY).order_by("pk")[:200]
    return sum(apart(remind, round) for round in due)


@transaction.atomic
def remind(round: Round) -> bool:
    """Whoever pledged, and every supplier who was asked, quoted or not."""
    claimed = Round.objects.filter(pk=round.pk, reminded_at=None, closed_at=None)
    if not claimed.update(reminded_at=timezone.now()):
        return False
    held = ledger.locked(round)
    until = date_format(timezone.localtime(held.closes_at), "j M H:i")
    text = format_lazy(TOMORROW, what=held.commodity, until=until)
    ledger.tell_members(held, ledger.pledgers(held), text)
    ledger.tell_suppliers(held, ledger.suppliers(held), text)
    return True
