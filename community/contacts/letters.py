"""A complaint of many as one file to send: a letter in Markdown, or a table. A name stands in it
only where its member said that it may."""

from collections.abc import Iterable, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.contacts.models import Case, Voice
from community.contacts.reads.cases import Sum, summed
from community.text.sheets import line, safe
from community.text.templatetags.money import money, sign

SIGNS = str.maketrans({one: f"\\{one}" for one in "\\`*_[]<>#|"})


def letter(case: Case, said: Sequence[Voice]) -> str:
    """To be read by people, and by anything that reads Markdown."""
    told = summed(said)
    where = _("Gathered by {group} on {day}").format(group=case.group, day=today())
    head = [f"# {plain(case.about)}", plain(where), plain(case.what), *figures(told)]
    lines = [f"{number}. {sentence(one)}" for number, one in enumerate(said, 1)]
    return "\n\n".join([*head, "\n".join(lines)]).strip() + "\n"


def figures(told: Sum) -> list[str]:
    count = ngettext("{n} member affected", "{n} members affected", told.affected)
    lines = [f"**{count.format(n=told.affected)}**"]
    if told.first and told.last:
        lines.append(f"{told.first:%d.%m.%Y} – {told.last:%d.%m.%Y}")
    if told.costs:
        lines.append(_("Cost, as they say: {sums}").format(sums=", ".join(told.costs)))
    return lines


def sentence(one: Voice) -> str:
    parts = [f"{one.happened_on:%d.%m.%Y}", name(one), cost(one), one.line]
    shown = _("Shown by: {evidence}").format(evidence=one.evidence) if one.evidence else ""
    return plain(" · ".join(part for part in [*parts, shown] if part))


def table(said: Iterable[Voice]) -> str:
    head = ["date", "name", "amount", "currency", "what", "evidence"]
    return "".join([line(head), *(line(map(safe, row(one))) for one in said)])


def row(one: Voice) -> list[str]:
    amount = "" if one.amount is None else f"{one.amount:.2f}"
    money_of = one.currency if amount else ""
    return [one.happened_on.isoformat(), name(one), amount, money_of, one.line, one.evidence]


def name(one: Voice) -> str:
    return str(one.author) if one.named else ""


def cost(one: Voice) -> str:
    return "" if one.amount is None else f"{sign(one.currency)} {money(one.amount)}"


def today() -> str:
    return f"{timezone.localdate():%d.%m.%Y}"


def plain(text: str) -> str:
    """Members' words are words, whatever signs stand in them."""
    return " ".join(text.split()).translate(SIGNS)
