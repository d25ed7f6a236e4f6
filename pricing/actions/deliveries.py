from decimal import Decimal
from uuid import UUID

from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from community.members.once import once
from community.text.refusals import Refusal
from pricing import cells
from pricing.actions.quotes import tell_boards
from pricing.checks import checked
from pricing.heard import speaking
from pricing.measures import plain
from pricing.models import Delivery, Order, Quote, Round
from pricing.models.cell import Kind
from pricing.rounds import checks, ledger

CAME = _("{what} has come: {price} {currency} each, all included.")


def deliver(by: Member, round: Round, key: UUID, quantity: Decimal, total: Decimal) -> Delivery:
    """A steward says what came and what was paid for it in all; the board has it after."""

    def act() -> Delivery:
        held = ledger.locked(round)
        if not hasattr(held, "order") or hasattr(held.order, "delivery"):
            raise Refusal(_("There is no order to take in, or it was taken in before."))
        amount, paid = checks.quantity(quantity), checks.price(total, "total")
        quote = on_the_board(by, held, key, amount, paid)
        words = {"order": held.order, "quantity": amount, "total": paid, "quote": quote}
        made = Delivery.objects.create(author=by, key=key, **words)
        tell_came(by, held.order, made)
        ledger.log(held, "delivered", by, f"{plain(amount)} × {made.price}")
        ledger.show(held, "round.delivered", by)
        return made

    return once(Delivery, by, key, act, lambda one: one.order.round_id == round.pk)


def on_the_board(by: Member, round: Round, key: UUID, quantity: Decimal, total: Decimal) -> Quote:
    """What was paid, transport among it, under its own kind; it never meets a shop's price."""
    quote = Quote(author=by, key=key, price=total, quantity=quantity, unit=round.unit)
    quote.factor, quote.seen_at = round.factor, timezone.now()
    quote.per_base = checked(quote, round.currency, Kind.GROUP_ORDER)
    words = (Kind.GROUP_ORDER, round.currency, round.base, False, round.grade)
    quote.cell = cells.locked(cells.goods_held(round.commodity), round.market, *words)
    speaking(by, quote).save()
    tell_boards(by, quote.cell, "quote.reported")
    return quote


def tell_came(by: Member, order: Order, made: Delivery) -> None:
    round = order.round
    words = {"what": round.commodity, "currency": round.currency}
    text = format_lazy(CAME, **words, price=f"{made.price:,.2f}")
    buyers = [one.author for one in order.buyers.select_related("author")]
    ledger.tell_members(round, buyers, text, by)
