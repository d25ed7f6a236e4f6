from decimal import Decimal
from uuid import UUID

from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from community.members.once import once
from community.text.refusals import Refusal
from pricing.measures import plain
from pricing.models import Award, Order, Pledge, Round
from pricing.rounds import ledger, outcome
from pricing.rounds.allocation import Deal, settled

FEW = _("{have} of {threshold} are confirmed. Wait for the others, or call the round off.")
BOUGHT = _("{what} is ordered: {price} {currency} each, all included.")
PRICED_OUT = _("{what} was ordered at {price} {currency}, above your highest price; without you.")
ORDERED = _("{group} orders {quantity} × {unit} of {what}: {total} {currency} in all.")


def order(by: Member, round: Round, key: UUID) -> Order:
    """A steward orders what was confirmed, at the price that quantity lands at.

    With fewer the price may be higher; nobody is taken above their limit, and the threshold is
    read again.
    """

    def act() -> Order:
        held = ledger.locked(round)
        award = to_order(held)
        said_yes = confirmed(award)
        deal = enough(held, settled(outcome.wants(said_yes), outcome.bid(award.offer)))
        made = Order(author=by, key=key, round=held, award=award)
        made.quantity, made.price, made.total = deal.quantity, deal.price, deal.total
        made.save()
        made.buyers.set(deal.pledges)
        tell_ordered(by, made, said_yes)
        ledger.log(held, "ordered", by, f"{plain(made.quantity)} × {made.price}")
        ledger.show(held, "round.ordered", by)
        return made

    return once(Order, by, key, act, lambda earlier: earlier.round_id == round.pk)


def to_order(round: Round) -> Award:
    award = round.awards.standing().select_related("offer__author").first()
    if award is None or hasattr(round, "order") or hasattr(round, "cancellation"):
        raise Refusal(_("There is nothing to order in this round now."))
    if award.offer.valid_until < timezone.localdate():
        raise Refusal(_("The supplier's price held until a day that is past. Ask them anew."))
    return award


def confirmed(award: Award) -> list[Pledge]:
    """Those who said yes to this award and are still with us."""
    yes = award.confirmations.filter(agreed=True, replaced_at=None)
    pledges = Pledge.objects.standing().filter(confirmations__in=yes)
    return list(pledges.select_related("author").order_by("pk"))


def enough(round: Round, deal: Deal | None) -> Deal:
    have = deal.quantity if deal else Decimal(0)
    if deal is None or have < round.threshold:
        words = {"have": plain(have), "threshold": plain(round.threshold)}
        raise Refusal(format_lazy(FEW, **words))
    return deal


def tell_ordered(by: Member, order: Order, pledges: list[Pledge]) -> None:
    """Those who get their share, those whom the price has left behind, and the supplier."""
    round = order.round
    words = {"what": round.commodity, "unit": round.measure, "currency": round.currency}
    words |= {"price": f"{order.price:,.2f}", "group": round.group}
    words |= {"quantity": plain(order.quantity), "total": f"{order.total:,.2f}"}
    told = [
        (BOUGHT, [one.author for one in pledges if one.limit >= order.price]),
        (PRICED_OUT, [one.author for one in pledges if one.limit < order.price]),
    ]
    for text, members in told:
        ledger.tell_members(round, members, format_lazy(text, **words), by)
    ledger.tell_suppliers(round, [order.award.offer.author], format_lazy(ORDERED, **words), by)
