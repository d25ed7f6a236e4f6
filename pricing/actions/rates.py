"""What another currency is worth, as a steward saw it on a day."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from babel.numbers import is_currency
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.models import Member
from community.members.once import once, said
from community.text.refusals import Refusal
from groups.models import Group
from pricing.desk.book import enter
from pricing.models import Rate, Verb

HOME = "KES"
OLD = timedelta(days=30)
MOST, LEAST = Decimal(100_000), Decimal("0.000001")


def enter_rate(
    by: Member, group: Group, key: UUID, currency: str, worth: Decimal, day: date
) -> Rate:
    """Shown apart, with its day; no price is ever converted by it."""

    def act() -> Rate:
        check(currency, worth, day)
        before = group.rates.filter(currency=currency).first()
        words["worth"] = worth.quantize(LEAST)
        made = Rate.objects.create(author=by, key=key, group=group, **words)
        enter(Verb.RATED, by, group, before or "", made)
        return made

    words: dict[str, Any] = {"currency": currency, "worth": worth, "day": day}
    return once(Rate, by, key, act, said(group_id=group.pk, **words))


def check(currency: str, worth: Decimal, day: date) -> None:
    if currency == HOME or not is_currency(currency):
        raise Refusal(_("Choose another currency than the shilling."), "currency")
    if not worth.is_finite() or not LEAST <= worth <= MOST:
        raise Refusal(_("This rate cannot be right."), "worth")
    if worth != worth.quantize(LEAST):
        raise Refusal(_("A rate has at most six digits after the point."), "worth")
    if day > timezone.localdate():
        raise Refusal(_("This date is still to come."), "day")
    if timezone.localdate() - day > OLD:
        raise Refusal(_("This rate is more than a month old."), "day")
