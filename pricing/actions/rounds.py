from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from babel.numbers import is_currency
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.machine import limiter
from community.members.models import Member
from community.members.once import once, said
from community.text import wording
from community.text.refusals import Refusal
from groups.models import Group
from pricing import units
from pricing.models import Cancellation, Cell, Outcome, Round
from pricing.rounds import checks, ledger

DAY = 24 * 60 * 60
CENT = Decimal("0.01")


def open_round(
    by: Member,
    group: Group,
    key: UUID,
    line: Cell,
    unit: str,
    threshold: Decimal,
    closes_at: datetime,
    delivery_on: date,
    spot: str = "",
    more_days: int = 2,
) -> Round:
    """A steward opens a round from a line of the board: what, where, how much at least, until when.

    Where too little is pledged it is kept open once for `more_days`, and the delivery waits too.
    """

    def act() -> Round:
        limiter.spend("rounds", by.pk, limit=20, seconds=DAY)
        check_alone(group, line)
        round = described(Round(author=by, key=key, group=group), line, unit)
        round.threshold = checks.quantity(threshold, "threshold")
        checks.times(closes_at, delivery_on, more_days)
        round.closes_at, round.delivery_on, round.more_days = closes_at, delivery_on, more_days
        round.spot = wording.short(" ".join(spot.split()), 80, "spot")
        round.save()
        ledger.log(round, "opened", by)
        ledger.show(round, "round.opened", by)
        return round

    same = said(group_id=group.pk, commodity_id=line.commodity_id, market_id=line.market_id)
    return once(Round, by, key, act, same)


def check_alone(group: Group, line: Cell) -> None:
    """One open round for one item in one market; two stewards at once find one of them refused."""
    Group.objects.select_for_update(no_key=True).get(pk=group.pk)
    mine = Round.objects.filter(group=group, commodity=line.commodity_id, market=line.market_id)
    running = mine.filter(closed_at=None).first()
    if running is not None:
        until = date_format(localtime(running.closes_at), "j M H:i")
        words = {"what": line.commodity, "where": line.market, "until": until}
        reason = _("A round for %(what)s in %(where)s is open until %(until)s. Pledge in that one.")
        raise Refusal(reason % words, "line")


def described(round: Round, line: Cell, unit: str) -> Round:
    """As the line has it. An old price is no measure of a saving."""
    held = units.read(unit, line.commodity, line.market)
    round.commodity, round.market, round.currency = line.commodity, line.market, line.currency
    round.unit, round.factor, round.base = held.name, held.factor, held.base
    round.grade = line.grade
    if not is_currency(line.currency):
        raise Refusal(_("We do not know this currency."), "line")
    if line.middle and held.base == line.base and not line.is_stale:
        round.usual = (line.middle * held.factor).quantize(CENT)
    return round


def call_off(by: Member, round: Round, key: UUID, reason: str) -> Cancellation:
    """A steward ends a round before anything is ordered. What was quoted stays sealed where the
    round was still open: nobody calls one off to look."""

    def act() -> Cancellation:
        held = ledger.locked(round)
        if held.state not in ("open", "closing", Outcome.CHOSEN):
            raise Refusal(_("This round is already ended."))
        why = wording.line(reason, 200, "reason", _("Say why: everyone who pledged is told."))
        off = Cancellation.objects.create(author=by, key=key, round=held, reason=why)
        told = ledger.pledgers(held)
        if held.closed_at is None:
            held.closed_at = off.made_at
            held.save(update_fields=["closed_at"])
        gone = format_lazy(
            gettext_lazy("The round for {what} is called off: {why}"), what=held.commodity, why=why
        )
        ledger.tell_members(held, told, gone, by)
        ledger.tell_suppliers(held, ledger.suppliers(held), gone, by)
        ledger.log(held, "off", by, why)
        ledger.show(held, "round.off", by)
        return off

    return once(Cancellation, by, key, act, lambda earlier: earlier.round_id == round.pk)
