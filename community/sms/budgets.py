"""What texts may cost: a flood of sign-ins must neither wake a stranger nor empty the purse.

Each code is paid for from the day's purses of its number, its range (the numbers that differ in
the last four digits: floods walk through ranges), its country unless that is home, and the site.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import phonenumbers
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from community.sms.models import Spending, Text
from community.text.refusals import Refusal


def spend(to: str) -> None:
    """Pays for one code to this number, or refuses; call it inside the act's transaction."""
    if settings.SMS_COUNTRIES and country(to) not in settings.SMS_COUNTRIES:
        raise Refusal(_("We cannot send codes to this country yet."), "phone")
    just_now = timezone.now() - timedelta(seconds=settings.SMS_BETWEEN)
    if Text.objects.filter(to=to, code=True, made_at__gt=just_now).exists():
        raise Refusal(_("A code was sent just now. Wait half a minute."), "phone", 429)
    for purse, most in purses(to):
        if spent(purse) > most:
            raise Refusal(_("Too many codes were sent today. Try again tomorrow."), "phone", 429)


def purses(to: str) -> Iterator[tuple[str, int]]:
    """Always in this order, the site last: locks taken in one order cannot embrace."""
    budgets: dict[str, int] = settings.SMS_BUDGETS
    yield to, budgets["number"]
    yield f"{to[:-4]}*", budgets["range"]
    if country(to) != settings.HOME_COUNTRY:
        yield f"country {country(to)}", budgets["country"]
    yield "site", budgets["site"]


def country(to: str) -> str:
    return phonenumbers.region_code_for_number(phonenumbers.parse(to)) or ""


def spent(purse: str) -> int:
    """This purse's texts of today, the one now asked for among them; a refusal rolls it back."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO sms_spending AS s (purse, day, texts) VALUES (%s, %s, 1)"
            " ON CONFLICT (purse, day) DO UPDATE SET texts = s.texts + 1 RETURNING texts",
            [purse, timezone.localdate()],
        )
        return int(cursor.fetchone()[0])


def within(purse: str, most: int) -> bool:
    """Pays for one text from this purse of the day, where there is something left in it."""
    return paid(purse, most, timezone.localdate()) > 0


def paid(purse: str, most: int, day: date) -> int:
    """The which-th text this is that the purse of this day pays for; 0 where it is empty."""
    if most < 1:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO sms_spending AS s (purse, day, texts) VALUES (%s, %s, 1)"
            " ON CONFLICT (purse, day) DO UPDATE SET texts = s.texts + 1 WHERE s.texts < %s"
            " RETURNING texts",
            [purse, day, most],
        )
        row = cursor.fetchone()
        return int(row[0]) if row else 0


def spent_of(purse: str, day: date) -> int:
    row = Spending.objects.filter(purse=purse, day=day).first()
    return row.texts if row else 0
