from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.text import wording
from community.text.refusals import Refusal
from pricing.models import Break, Invitation, Offer, Outcome, Round
from pricing.rounds import checks, ledger, outcome


def quote(
    by: Member,
    invitation: Invitation,
    key: UUID,
    breaks: checks.Breaks,
    transport: Decimal,
    valid_until: date,
    note: str = "",
) -> Offer:
    """A supplier's price, sealed until the close; in place of their earlier one.

    Nothing moves anywhere but on their own page: no event, no notice, no count.
    """

    def act() -> Offer:
        limiter.spend("offers", by.pk, limit=30, seconds=3600)
        held = ledger.still_open(invitation.round)
        rows = checks.breaks(breaks)
        checks.validity(held, valid_until)
        offer = Offer(author=by, key=key, invitation=invitation, valid_until=valid_until)
        offer.transport = checks.transport(transport)
        offer.note = wording.short(" ".join(note.split()), 200, "note")
        taken_back(invitation)
        offer.save()
        Break.objects.bulk_create(Break(offer=offer, least=one, price=cost) for one, cost in rows)
        ledger.log(held, "quoted", by, sealed=True)
        return offer

    same = (sorted(breaks), transport, valid_until)
    return once(Offer, by, key, act, lambda one: as_sent(one) == (invitation.pk, *same))


def as_sent(offer: Offer) -> tuple[int, list[tuple[Decimal, Decimal]], Decimal, date]:
    rows = sorted((one.least, one.price) for one in offer.breaks.all())
    return offer.invitation_id, rows, offer.transport, offer.valid_until


@transaction.atomic
def withdraw(by: Member, invitation: Invitation) -> None:
    """Before the close nobody hears of it; after it, the next best quote takes the place."""
    round = ledger.locked(invitation.round)
    if hasattr(round, "order"):
        raise Refusal(_("It is ordered. Speak with the steward of the group."))
    if not taken_back(invitation):
        return
    if round.closed_at is None:
        ledger.log(round, "quote withdrawn", by, sealed=True)
        return
    ledger.log(round, "supplier withdrew", by)
    fallen = round.awards.standing().filter(offer__invitation=invitation)
    if fallen.update(fallen_at=timezone.now()) and not hasattr(round, "cancellation"):
        next_best(round)


def taken_back(invitation: Invitation) -> int:
    mine = Offer.objects.filter(invitation=invitation, withdrawn_at=None)
    return mine.update(withdrawn_at=timezone.now())


def next_best(round: Round) -> None:
    """Whoever is next, over all that was pledged and not declined; all must say yes anew."""
    declined = round.pledges.filter(confirmations__agreed=False, confirmations__replaced_at=None)
    deal = outcome.best(round, set(declined.values_list("pk", flat=True)))
    if deal is None:
        round.closing.outcome = Outcome.FALLEN
        round.closing.save(update_fields=["outcome"])
        text = _("The supplier of {what} withdrew and no other quote holds. Nothing is bought.")
    else:
        outcome.award(round, deal)
        text = _(
            "The supplier of {what} withdrew; the next best is chosen. Look and say yes again."
        )
    words = format_lazy(text, what=round.commodity)
    ledger.tell_members(round, ledger.pledgers(round), words)
    ledger.log(round, "fallen" if deal is None else "next best")
    ledger.show(round, "round.awarded")
