"""How far a buying round is, in words: the same for readers of every language."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from pricing.measures import plain
from pricing.models import Round
from pricing.templatetags.prices import dated, twice

register = template.Library()
MANY = {"bunch": "bunches", "loaf": "loaves", "kg": "kg", "l": "l"}


@register.filter
def progress(round: Round) -> SafeString:
    """23 of 40 bags pledged, 17 to go"""
    return each(lambda language: pledged(round, language))


@register.filter
def bare(amount: Decimal) -> str:
    """1000, as an attribute has it."""
    return f"{amount.normalize():f}"


@register.filter
def left(span: timedelta) -> SafeString:
    """2 days left; the last day and a half in hours, the last hour in minutes."""
    return each(lambda language: remaining(span))


@register.filter
def moment(when: datetime) -> SafeString:
    """Wed 25 Nov, 18:00"""
    return each(lambda language: dated(timezone.localtime(when), "D j M, H:i", language))


@register.filter
def units(round: Round) -> SafeString:
    """bags 90 kg"""
    return each(lambda language: many(round.unit, language))


def each(words: Callable[[str], str]) -> SafeString:
    found = []
    for language in ("en", "sw"):
        with override(language):
            found.append(words(language))
    return twice(*found)


def pledged(round: Round, language: str) -> str:
    words = {
        "pledged": plain(round.pledged),
        "threshold": plain(round.threshold),
        "units": many(round.unit, language),
        "left": plain(round.to_go),
    }
    if round.to_go:
        return _("%(pledged)s of %(threshold)s %(units)s pledged, %(left)s to go") % words
    return _("%(pledged)s %(units)s pledged: enough for the %(threshold)s needed") % words


def many(unit: str, language: str) -> str:
    """Swahili says the unit as it is: its words are in the plural already."""
    return MANY.get(unit, f"{unit}s") if language == "en" else _(unit)


def remaining(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    if minutes < 60:
        return ngettext("%d minute left", "%d minutes left", minutes) % minutes
    hours = (minutes + 30) // 60
    if hours < 36:
        return ngettext("%d hour left", "%d hours left", hours) % hours
    days = (hours + 12) // 24
    return ngettext("%d day left", "%d days left", days) % days
