from decimal import Decimal
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.models import Member
from community.members.once import once, said
from community.text import render
from community.text.refusals import Refusal
from pricing.checks import GRAM, check_quantity
from pricing.measures import measure
from pricing.models import Basket, Commodity, Line

MOST_LISTS, MOST_LINES = 20, 10


def begin(by: Member, key: UUID, name: str) -> Basket:
    """A new list, empty."""
    clean = render.clean(name)[:60]
    if not clean:
        raise Refusal(_("Give the list a name."), "name")

    def act() -> Basket:
        if Basket.objects.filter(author=by, dropped_at=None).count() >= MOST_LISTS:
            raise Refusal(_("You have 20 lists already. Drop one first."))
        return Basket.objects.create(author=by, key=key, name=clean)

    return once(Basket, by, key, act, said(name=clean))


def put(
    by: Member,
    key: UUID,
    commodity: Commodity,
    quantity: Decimal,
    unit: str,
    grade: str = "",
    basket: Basket | None = None,
) -> Line:
    """One more thing on the list: on this one, else on my newest, else on a first one."""
    check_quantity(quantity)
    held = measure(unit)
    if held is None:
        raise Refusal(_("Say the size of it, like “bag 90 kg” or “kg”."), "unit")
    words = {"commodity": commodity, "quantity": quantity.quantize(GRAM), "unit": held.name}
    words |= {"factor": held.factor, "base": held.base, "grade": grade}

    def act() -> Line:
        into = basket or newest(by)
        if into.lines.filter(removed_at=None).count() >= MOST_LINES:
            raise Refusal(_("A list holds ten things. Take one off, or begin another list."))
        return Line.objects.create(author=by, key=key, basket=into, **words)

    return once(Line, by, key, act, said(**words))


def newest(by: Member) -> Basket:
    mine = Basket.objects.filter(author=by, dropped_at=None).order_by("-pk").first()
    return mine or Basket.objects.create(author=by, key=uuid4(), name=_("My list"))


def remove(by: Member, line: Line) -> Line:
    """Takes it off the list; put_back undoes that."""
    Line.objects.filter(pk=line.pk, removed_at=None).update(removed_at=timezone.now())
    return line


def put_back(by: Member, line: Line) -> Line:
    Line.objects.filter(pk=line.pk).update(removed_at=None)
    return line


def drop(by: Member, basket: Basket) -> Basket:
    """No longer among my lists; restore undoes that."""
    Basket.objects.filter(pk=basket.pk, dropped_at=None).update(dropped_at=timezone.now())
    return basket


def restore(by: Member, basket: Basket) -> Basket:
    Basket.objects.filter(pk=basket.pk).update(dropped_at=None)
    return basket
