"""Prices by text message: PRICE maize kisumu, BEI mahindi kisumu."""

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from community.members.models import Member
from community.members.texting import sender, speaking
from community.sms.lengths import parts, plain
from community.sms.read import Reply, Words
from community.text.templatetags.money import money, sign
from pricing import measures, outside, reads
from pricing.comparison import as_of
from pricing.models import Cell
from pricing.models.cell import Kind

LINES = 2


def price(words: Words) -> str:
    """The newest price of what is asked for, where it is asked for or at the member's place."""
    member = sender(words)
    if member is None:
        return _("Prices are for members. Join Sokoni with this number first.")
    with speaking(member):
        cells = found(words.rest, member)
        page = page_of(cells)
        said = "\n".join(map(line, cells)) or nothing(words.rest)
        return Reply(cut(said), page)


def page_of(cells: list[Cell]) -> str:
    if not cells:
        return reverse("pricing:goods")
    return reverse("pricing:compare", args=[cells[0].commodity.slug])


def found(asked: str, member: Member) -> list[Cell]:
    """As many words as name goods; those after them name the market or the town."""
    said = asked.split()[:8]
    for count in range(len(said), 0, -1):
        goods = reads.commodities(" ".join(said[:count]))
        cells = Cell.objects.filter(commodity__in=goods.values("pk"))
        if cells.exists():
            return nearest(outside.seen(member, cells.filter(where(said[count:]))), member)
    return []


def where(said: list[str]) -> Q:
    here = Q()
    for word in said:
        here &= Q(market__name__icontains=word) | Q(market__place__name__icontains=word)
    return here


def nearest(cells: list[Cell], member: Member) -> list[Cell]:
    """Those of the member's own place first, then the newest; all of the sort of the first: paid
    before asked, wholesale before any other kind."""
    newest = sorted(cells, key=lambda cell: (as_of(cell), -cell.pk), reverse=True)
    sorts = sorted(newest, key=lambda cell: (cell.is_stale, sort(cell)))
    near = sorted(sorts, key=lambda cell: cell.market.place_id != member.place_id)
    return [cell for cell in near if sort(cell) == sort(near[0])][:LINES]


def sort(cell: Cell) -> tuple[bool, int, str]:
    """What never stands in one answer with another."""
    return cell.asked, list(Kind).index(Kind(cell.kind)), cell.grade


def line(cell: Cell) -> str:
    """One price in one line, with its date always beside it."""
    assert cell.middle is not None
    assert cell.as_of is not None
    text = (
        f"{cell.commodity}, {cell.market}: {sign(cell.currency)} {money(cell.middle)}/{cell.base}"
    )
    if cell.trade_price:
        size = measures.size(cell.factor, cell.base)
        text += f", {_(cell.unit)} {size} {money(cell.trade_price)}"
    text += f", {cell.get_kind_display()}" + (f", {cell.terms}" if cell.terms else "")
    seen = date_format(localtime(cell.as_of), "M Y" if cell.is_stale else "j M")
    return f"{text} ({_('old') + ', ' if cell.is_stale else ''}{seen})"


def nothing(asked: str) -> str:
    if not asked:
        return _("Write PRICE, what, and where: PRICE maize kisumu")
    return _("No price for “%(asked)s” yet. Write PRICE, what, and where.") % {"asked": asked[:40]}


def cut(text: str) -> str:
    """Into one text message, where lines that are whole by themselves need leave some out."""
    lines = [one for one in text.splitlines() if one]
    while len(lines) > 1 and parts(plain("\n".join(lines))) > 1:
        lines.pop()
    return "\n".join(lines)
