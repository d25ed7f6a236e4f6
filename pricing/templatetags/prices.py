"""How prices, units and times are written on a board: the same for readers of every language."""

from datetime import datetime
from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_noop as _
from django.utils.translation import override

from community.sectors.models import Named
from community.text.templatetags.both import said
from community.text.templatetags.money import money, sign
from pricing import measures
from pricing.models import Cell

register = template.Library()
register.filter(money)
register.filter(sign)

# Said through `spoken`, so that makemessages finds them.
UNIT_WORDS = [_("bag"), _("extended bag"), _("sack"), _("crate"), _("net"), _("debe")]
UNIT_WORDS += [_("gorogoro"), _("bale"), _("tin"), _("pack"), _("packet"), _("carton")]
UNIT_WORDS += [_("bucket"), _("basin"), _("tray"), _("roll"), _("loaf"), _("bottle")]
KIND_WORDS = {"group-order": "group order", "supplier": "supplier's quote", "online": "online shop"}
UNIT_WORDS += [_("jerrican"), _("dozen"), _("bunch"), _("head"), _("piece"), _("pair")]


@register.filter
def share(trend: Decimal) -> str:
    """A change without its direction, which the arrow says: 4 or 0.8."""
    size = abs(trend)
    return f"{size:.0f}" if size >= 10 else f"{size:.1f}".removesuffix(".0")


@register.filter
def spoken(words: str) -> SafeString:
    """A word of ours in both languages, once where they agree; a word we do not know as it is."""
    word = KIND_WORDS.get(words, words)
    return twice(*(said(language, word)[1] for language in ("en", "sw"))) if word else SafeString()


@register.filter
def named(thing: Named) -> SafeString:
    """Its name in both languages."""
    return twice(thing.name, thing.name_sw or thing.name)


@register.filter
def day(when: datetime) -> SafeString:
    """14:05 today, 22 Nov this year, Jun 2025 when it is long ago; never an old day as today."""
    seen, now = timezone.localtime(when), timezone.localtime()
    if seen.date() == now.date():
        return conditional_escape(seen.strftime("%H:%M"))
    form = "j M" if (now - seen).days < 180 else "M Y"
    return twice(*(dated(seen, form, language) for language in ("en", "sw")))


def dated(when: datetime, form: str, language: str) -> str:
    with override(language):
        return date_format(when, form)


def twice(english: str, swahili: str) -> SafeString:
    if english == swahili:
        return conditional_escape(english)
    return format_html('<i lang="en">{}</i><i lang="sw">{}</i>', english, swahili)


@register.filter
def pack(cell: Cell) -> SafeString:
    """The unit it is traded in here: bag 90 kg."""
    return pack_of(cell.unit, cell.factor, cell.base)


@register.simple_tag
def pack_of(unit: str, factor: Decimal, base: str) -> SafeString:
    size = measures.size(factor, base)
    return spoken(unit) if unit == base else format_html("{} {}", spoken(unit), size)


@register.filter
def plain(number: Decimal) -> str:
    return measures.plain(number)
