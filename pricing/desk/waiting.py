"""What of prices waits for a word, as the stewards' queue shows it: each line leads to the desk."""

from collections.abc import Iterable

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from community.members.models import Member
from community.text.templatetags.money import money, sign
from groups.models import Group
from groups.wings import Waiting
from pricing.desk import access, reads
from pricing.models import Quote

SHOWN = 20


def waiting(member: Member, group: Group) -> list[Waiting]:
    """Held as unlikely, then disputed; nothing for a steward who sells to the group, and of one's
    own another steward decides."""
    try:
        access.desk_of(member, group.slug)
    except Http404:
        return []
    held = [line(group, one, _("held as unlikely")) for one in others(reads.held(group), member)]
    said = [line(group, one, _("disputed")) for one in others(reads.disputed(group), member)]
    return [*held, *said][:SHOWN]


def others(quotes: Iterable[Quote], member: Member) -> list[Quote]:
    return [one for one in quotes if one.author_id != member.pk]


def line(group: Group, quote: Quote, why: str) -> Waiting:
    cell = quote.cell
    told = f"{sign(cell.currency)} {money(quote.per_base)} / {cell.base}"
    if cell.middle:
        why = f"{why} · " + _("others: %s") % money(cell.middle)
    url = reverse("pricing:ruling", args=[group.slug, quote.pk])
    return Waiting(f"{cell.commodity}, {cell.market}: {told}", why, url)
