"""What members can do for each other. It is looked up and calls nobody: no event is recorded."""

from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.machine import limiter
from community.members import book
from community.members.models import Member
from community.members.models.deed import Verb
from community.members.once import once, said
from community.text import wording
from community.text.money_fields import CURRENCIES
from community.text.refusals import Refusal
from groups.actions.doors import locked
from groups.models import Craft, Group, Membership

MOST, DEAREST, A_DAY = 5, Decimal(10_000_000), 86_400
KNOWN = {code for code, _name in CURRENCIES}


def offer(
    by: Member,
    group: Group,
    key: UUID,
    what: str,
    price: Decimal | None = None,
    currency: str = "KES",
) -> Craft:
    """A member says what they can do for the others; without a price it is free."""
    what = wording.line(what, 80, "what", _("Say in one line what you can do."))
    check_price(price, currency)
    words = {"what": what, "price": price, "currency": currency}

    def act() -> Craft:
        place = seat(by, group)
        check_new(place, what)
        limiter.spend("crafts", by.pk, limit=20, seconds=A_DAY)
        return Craft.objects.create(author=by, key=key, membership=place, **words)

    return once(Craft, by, key, act, said(**words))


def check_price(price: Decimal | None, currency: str) -> None:
    if price is not None and not 0 < price <= DEAREST:
        raise Refusal(_("A price is above zero. For nothing, leave it empty."), "price")
    if currency not in KNOWN:
        raise Refusal(_("Choose the money."), "currency")


def seat(by: Member, group: Group) -> Membership:
    place = locked(group).memberships.filter(member=by).first()
    if place is None:
        raise Refusal(_("This is for the members of the group."))
    return place


def check_new(place: Membership, what: str) -> None:
    standing = Craft.objects.filter(membership=place, dropped_at=None)
    if standing.filter(what__iexact=what).exists():
        raise Refusal(_("This stands in the list already."), "what")
    if standing.count() >= MOST:
        raise Refusal(_("Five lines are enough: take one out first."), "what")


@transaction.atomic
def drop(by: Member, craft: Craft) -> Craft:
    """By whoever wrote it, or by a steward; twice is harmless."""
    standing = Craft.objects.filter(pk=craft.pk, dropped_at=None)
    if standing.update(dropped_at=timezone.now()):
        enter(Verb.CRAFT_DROPPED, by, craft)
    return craft


@transaction.atomic
def put_back(by: Member, craft: Craft) -> Craft:
    place = Membership.objects.select_related("group").get(pk=craft.membership_id)
    locked(place.group)
    if Craft.objects.filter(pk=craft.pk, dropped_at=None).exists():
        return craft
    check_new(place, craft.what)
    Craft.objects.filter(pk=craft.pk).update(dropped_at=None)
    enter(Verb.CRAFT_RESTORED, by, craft)
    return craft


def enter(verb: Verb, by: Member, craft: Craft) -> None:
    """What a steward does to another's line is in the group's book."""
    if by.pk != craft.author_id:
        where = craft.membership.group.topic
        book.enter(verb, by=by, where=where, member=craft.author, subject=craft.pk)
