"""Two names for one thing: the quotes of one move to the other, with the factor of their day."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from community.members.models import Member
from community.text import wording
from community.text.refusals import Refusal
from groups.models import Group
from pricing.desk import followers, rolling
from pricing.desk.book import enter, line
from pricing.models import Cell, Commodity, Entry, Quote, Round, Verb

NOT_YET = " (proposed)"


@transaction.atomic
def merge(by: Member, group: Group, item: Commodity, into: Commodity, reason: str) -> Commodity:
    """Goods the group itself proposed, into others. Watches and shopping lists go along."""
    why = wording.line(reason, 300, "reason", _("Say why: the book keeps it."))
    held = Commodity.everything.select_for_update().get(pk=item.pk)
    if held.merged_into_id == into.pk:
        return held
    check_may_merge(held, into)
    before = f"{held}{'' if held.in_use else NOT_YET}"
    held.in_use, held.merged_into = False, into
    held.save(update_fields=["in_use", "merged_into"])
    merged = enter(Verb.MERGED, by, group, before, into, commodity=held, reason=why)
    move(by, group, Quote.objects.filter(cell__commodity=held), into, Verb.MERGED, held)
    followers.follow(merged, held, into)
    return held


def check_may_merge(item: Commodity, into: Commodity) -> None:
    if item.merged_into_id:
        raise Refusal(_("It was merged already. Undo that first."), "into")
    if into.pk == item.pk or not into.in_use:
        raise Refusal(_("Choose other goods that are in use."), "into")
    if Round.objects.filter(commodity=item, closed_at=None).exists():
        raise Refusal(_("A round for it is open. Wait until it is closed."))


def move(
    by: Member, group: Group, these: QuerySet[Quote], to: Commodity, verb: Verb, item: Commodity
) -> None:
    """Each into the cell of the same market, kind, grade, currency and unit; all are worked out."""
    old = Cell.objects.filter(quotes__in=these).distinct()
    new = {cell.pk: followers.twin(cell, to) for cell in old}
    touched = rolling.locked([*new, *(cell.pk for cell in new.values())])
    quotes = list(these.select_related("cell__commodity"))
    told = [line(verb, by, group, item, to, quote=one, commodity=item) for one in quotes]
    for one in quotes:
        one.cell = new[one.cell_id]
    Quote.objects.bulk_update(quotes, ["cell"])
    Entry.objects.bulk_create(Entry(**words) for words in told)
    rolling.roll(by, touched, "quote.reported")


@transaction.atomic
def undo(by: Member, group: Group, item: Commodity, reason: str = "") -> Commodity:
    """What was moved goes back, quotes as they stand now; those reported since stay."""
    why = wording.short(" ".join(reason.split()), 300, "reason")
    held = Commodity.everything.select_for_update().get(pk=item.pk)
    if held.merged_into is None:
        return held
    into, merged = held.merged_into, last_merge(held)
    held.merged_into, held.in_use = None, not merged.before.endswith(NOT_YET)
    held.save(update_fields=["in_use", "merged_into"])
    enter(Verb.UNMERGED, by, group, into, held, commodity=held, reason=why)
    moved = held.entries.filter(verb=Verb.MERGED, pk__gt=merged.pk).values("quote")
    quotes = Quote.objects.filter(pk__in=moved, cell__commodity=into)
    followers.go_back(merged, held, into)
    move(by, group, quotes, held, Verb.UNMERGED, held)
    return held


def last_merge(item: Commodity) -> Entry:
    return item.entries.filter(verb=Verb.MERGED, quote=None).latest("pk")
