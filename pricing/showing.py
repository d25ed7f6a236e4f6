"""What a card says, as a picture and as a text to forward, in the language of whoever reads."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.text.templatetags.money import money, sign
from pricing import rules
from pricing.measures import size
from pricing.models import Card
from pricing.picture import Face


def face(card: Card) -> Face:
    return Face(
        title=title(card),
        what=what(card),
        price=price(card),
        lines=[line for line in (pack(card), spread(card), change(card)) if line],
        bars=bars(card),
        source=source(card),
    )


def text(card: Card, url: str) -> str:
    """Everything the picture says, for those whose phone loads no pictures."""
    lines = [title(card), what(card), price(card), pack(card), spread(card), change(card)]
    return "\n".join([line for line in [*lines, source(card)] if line] + [url])


def title(card: Card) -> str:
    rose = card.share is not None and rules.direction(card.share) == "up"
    return _("Why my price rose") if rose else _("What it costs now")


def what(card: Card) -> str:
    cell = card.cell
    day = date_format(localtime(card.as_of), "j M Y")
    kind = cell.get_kind_display()
    return f"{cell.commodity}, {cell.market}, {kind}, {day}"


def price(card: Card) -> str:
    return f"{sign(card.cell.currency)} {money(card.middle)} / {_(card.cell.base)}"


def pack(card: Card) -> str:
    if card.trade_price is None:
        return ""
    held = f"{_(card.unit)} {size(card.factor, card.cell.base)}"
    return f"{held} ≈ {sign(card.cell.currency)} {money(card.trade_price)}"


def spread(card: Card) -> str:
    heard = ngettext("%(n)s person reported", "%(n)s people reported", card.people)
    people = heard % {"n": card.people} if card.source == "member" else _("price survey")
    range_ = f"{money(card.low)} – {money(card.high)}" if card.low != card.high else ""
    return " · ".join(part for part in (range_, people) if part)


def change(card: Card) -> str:
    if card.share is None:
        return ""
    words = {"share": f"{abs(card.share):.0f}"}
    sentences = {
        "up": _("Up %(share)s %% on a month ago"),
        "down": _("Down %(share)s %% on a month ago"),
        "steady": _("As a month ago"),
    }
    return sentences[rules.direction(card.share)] % words


def bars(card: Card) -> list[tuple[str, float]]:
    if card.before is None:
        return []
    return [(_("A month ago"), float(card.before)), (_("Now"), float(card.middle))]


def source(card: Card) -> str:
    if card.source == "member":
        return _("Source: traders on Sokoni")
    return _("Source: %(source)s") % {"source": card.source.upper()}
