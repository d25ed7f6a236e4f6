"""What two members promise, in words and figures that can be kept; or why they cannot."""

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from community.deals.models import Terms
from community.text.money_fields import CURRENCIES
from community.text.refusals import Refusal
from community.text.wording import line

FURTHEST = timedelta(days=366)
MOST, MOST_MONEY = Decimal(10) ** 6, Decimal(10) ** 9
KNOWN = {code for code, _name in CURRENCIES}


class Promise(NamedTuple):
    """`price` is for all of it; `deposit` is the part of it that is paid before."""

    what: str
    quantity: Decimal
    price: Decimal
    currency: str
    deposit: Decimal
    due_on: date
    place: str


def checked(promise: Promise) -> Promise:
    """As it is kept; raises a Refusal about the field that cannot be."""
    check_figures(promise)
    check_day(promise.due_on)
    what = line(promise.what, 120, "what", _("Say what it is."))
    place = line(promise.place, 120, "place", _("Say where it changes hands."))
    return promise._replace(what=what, place=place)


def check_figures(promise: Promise) -> None:
    if not Decimal("0.001") <= promise.quantity <= MOST:
        raise Refusal(_("A quantity is above zero and at most a million."), "quantity")
    if not Decimal("0.01") <= promise.price <= MOST_MONEY:
        raise Refusal(_("A price is above zero and at most a billion."), "price")
    if not 0 <= promise.deposit <= promise.price:
        raise Refusal(_("A deposit is at most the whole price."), "deposit")
    if promise.currency not in KNOWN:
        raise Refusal(_("We do not know this money."), "currency")


def check_day(due_on: date) -> None:
    today = timezone.localdate()
    if not today <= due_on <= today + FURTHEST:
        raise Refusal(_("Choose a day from today on, within a year."), "due_on")


def of(terms: Terms) -> Promise:
    return Promise(*(getattr(terms, name) for name in Promise._fields))
