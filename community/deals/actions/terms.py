from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.deals import wording
from community.deals.models import Deal, Terms
from community.deals.models.deal import Ending
from community.deals.telling import texted, told
from community.deals.wording import Promise
from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.text.refusals import Refusal

DAY = 24 * 60 * 60
AGREED = gettext_lazy(
    "Deal {number} holds: {seller} sells {buyer} {what} for {price}, deposit {deposit}, by {day}, "
    "{place}. When it is done, send DONE {number}"
)
HOLDS = gettext_lazy("{name} agreed to deal {number}.")
CHANGED = gettext_lazy("{name} wants to change deal {number}: {what} for {price}. Is it right?")
CALLS_OFF = gettext_lazy("{name} wants to call off deal {number}. Do you agree?")
OFF = gettext_lazy("Deal {number} is called off: you both agreed.")
REFUSED = gettext_lazy("{name} said no to what you wrote of deal {number}.")
GONE = gettext_lazy("{name} took back what they wrote of deal {number}.")


def propose(by: Member, deal: Deal, key: UUID, promise: Promise) -> Terms:
    """Other terms, which hold once the other of the two agrees; what held, holds until then."""
    kept = wording.checked(promise)

    def act() -> Terms:
        here = opened(deal)
        said = proposed(by, here, key, kept)
        words = {"name": by, "what": said, "price": said.costs}
        told(here, "deal.changing", CHANGED, by=by, **words)
        return said

    return once(Terms, by, key, act, lambda earlier: wording.of(earlier) == kept)


def call_off(by: Member, deal: Deal, key: UUID) -> Terms:
    """Asks the other to end what both agreed."""

    def act() -> Terms:
        here = opened(deal)
        if not here.is_agreed:
            raise Refusal(_("Nothing is agreed yet: take back what you wrote, or say no."))
        said = proposed(by, here, key, wording.of(here.promised), calls_off=True)
        told(here, "deal.changing", CALLS_OFF, by=by, name=by)
        return said

    return once(Terms, by, key, act, lambda earlier: earlier.calls_off)


def opened(deal: Deal) -> Deal:
    """Held, so that two who answer at once answer one after the other."""
    Deal.objects.select_for_update().get(pk=deal.pk)
    here = Deal.objects.whole().get(pk=deal.pk)
    if here.ended_at is not None:
        raise Refusal(_("This deal is over."))
    return here


def proposed(by: Member, deal: Deal, key: UUID, promise: Promise, calls_off: bool = False) -> Terms:
    """It takes the place of what either proposed before."""
    limiter.spend("deals.terms", by.pk, limit=30, seconds=DAY)
    waiting = deal.proposals.filter(agreed_at=None, refused_at=None)
    waiting.update(refused_at=timezone.now())
    words = {"calls_off": calls_off, **promise._asdict()}
    said = Terms.objects.create(author=by, key=key, deal=deal, **words)
    if deal.agreed_at is None:
        deal.terms = said
        deal.save(update_fields=["terms"])
    return said


@transaction.atomic
def agree(by: Member, terms: Terms) -> Deal:
    """The other of the two says that it is right; a second time changes nothing."""
    terms.refresh_from_db()
    if terms.agreed_at is not None and terms.author_id != by.pk:
        return Deal.objects.whole().get(pk=terms.deal_id)
    deal = answering(by, terms)
    terms.agreed_at = deal_now = timezone.now()
    terms.save(update_fields=["agreed_at"])
    if terms.calls_off:
        end(deal, Ending.CALLED_OFF)
        told(deal, "deal.agreed", OFF, by=by)
    else:
        deal.terms, deal.agreed_at = terms, deal.agreed_at or deal_now
        deal.save(update_fields=["terms", "agreed_at"])
        told(deal, "deal.agreed", HOLDS, by=by, name=by)
        texted(deal.parties, AGREED, **holding(deal))
    return deal


def answering(by: Member, terms: Terms) -> Deal:
    deal = opened(terms.deal)
    terms.refresh_from_db()
    if not terms.is_open:
        raise Refusal(_("The words have changed. Read them again."))
    if terms.author_id == by.pk:
        raise Refusal(_("The other of you agrees to it, or says no."))
    return deal


def holding(deal: Deal) -> dict[str, object]:
    terms = deal.promised
    sides: dict[str, object] = {"seller": deal.seller, "buyer": deal.buyer, "number": deal.pk}
    sides |= {"what": terms, "price": terms.costs, "deposit": terms.paid_before}
    return sides | {"place": terms.place, "day": f"{terms.due_on:%d/%m/%Y}"}


@transaction.atomic
def refuse(by: Member, terms: Terms) -> Deal:
    """The other says no: a deal not yet agreed ends; one that is goes on as it was."""
    terms.refresh_from_db()
    if terms.refused_at is not None and terms.author_id != by.pk:
        return Deal.objects.whole().get(pk=terms.deal_id)
    deal = answering(by, terms)
    closed(terms, deal, Ending.REFUSED)
    told(deal, "deal.refused", REFUSED, by=by, name=by)
    return deal


@transaction.atomic
def take_back(by: Member, terms: Terms) -> Deal:
    """Whoever wrote it, until it is answered."""
    terms.refresh_from_db()
    if terms.refused_at is not None and terms.author_id == by.pk:
        return Deal.objects.whole().get(pk=terms.deal_id)
    deal = opened(terms.deal)
    if not terms.is_open or terms.author_id != by.pk:
        raise Refusal(_("It was answered already."))
    closed(terms, deal, Ending.TAKEN_BACK)
    told(deal, "deal.refused", GONE, by=by, name=by)
    return deal


def closed(terms: Terms, deal: Deal, ending: Ending) -> None:
    terms.refused_at = timezone.now()
    terms.save(update_fields=["refused_at"])
    if deal.agreed_at is None:
        end(deal, ending)


def end(deal: Deal, ending: Ending) -> None:
    deal.ended_at, deal.ending = timezone.now(), ending
    deal.save(update_fields=["ended_at", "ending"])
