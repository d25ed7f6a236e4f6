"""A member's deals: those that wait for them first, and all that is to be said of one."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from community.deals.models import Deal, Feedback, Result, Terms
from community.deals.models.deal import Ending
from community.deals.reads.warnings import warnings
from community.members import trust, vouching
from community.members.models import Member
from community.members.models.vouch import Kind


class Row(NamedTuple):
    """A deal in a list; `says` how far it is, `waits` whether for the reader."""

    deal: Deal
    other: Member
    says: str
    waits: bool
    asked: Terms | None = None


def running(reader: Member) -> list[Row]:
    """What waits for the reader first, then by the day of delivery."""
    deals = list(Deal.objects.of(reader).running().whole())
    open_ones = {one.deal_id: one for one in proposals(deals)}
    last = latest(Result.objects.filter(deal__in=deals).order_by("pk"))
    rows = [row(one, reader, open_ones.get(one.pk), last.get(one.pk, {})) for one in deals]
    return sorted(rows, key=lambda one: (not one.waits, one.deal.promised.due_on, one.deal.pk))


def proposals(deals: Iterable[Deal]) -> QuerySet[Terms]:
    waiting = Terms.objects.filter(deal__in=deals, agreed_at=None, refused_at=None)
    return waiting.select_related("author")


def latest(results: Iterable[Result]) -> dict[int, dict[int, Result]]:
    """What each of the two said last, by deal and by member."""
    last: dict[int, dict[int, Result]] = {}
    for result in results:
        last.setdefault(result.deal_id, {})[result.author_id] = result
    return last


def row(deal: Deal, reader: Member, asked: Terms | None, said: dict[int, Result]) -> Row:
    other = deal.other(reader)
    if asked is not None:
        mine = asked.author_id == reader.pk
        says = _("waits for %(name)s") % {"name": other} if mine else _("waits for you")
        return Row(deal, other, says, not mine, asked)
    theirs, mine_said = said.get(other.pk), said.get(reader.pk)
    if theirs and not mine_said:
        return Row(deal, other, _("done?") if theirs.done else _("went wrong?"), True)
    return Row(deal, other, due(deal), deal.is_late and not mine_said)


def due(deal: Deal) -> str:
    day = date_format(deal.promised.due_on, "j M")
    return (_("was due %(day)s") if deal.is_late else _("due %(day)s")) % {"day": day}


def past(reader: Member) -> QuerySet[Deal]:
    return Deal.objects.of(reader).exclude(ended_at=None).whole().order_by("-ended_at", "-pk")


def deal(reader: Member, one: Deal) -> dict[str, Any]:
    """All that its page says, and what this reader may do."""
    asked = proposals([one]).first()
    results = latest(one.results.order_by("pk")).get(one.pk, {})
    other = one.other(reader)
    lines = trust.lines([other])
    said = list(one.feedback.filter(taken_back_at=None).select_related("author").order_by("pk"))
    return {
        "deal": one,
        "other": other,
        "terms": one.promised,
        "asked": asked,
        "my_turn": asked is not None and asked.author_id != reader.pk,
        "mine": results.get(reader.pk),
        "theirs": results.get(other.pk),
        "trust": lines,
        "warnings": warnings(reader, other, lines[other.pk]),
        "witnesses": list(one.witnesses.select_related("member").order_by("pk")),
        "feedback": said,
        "may_say": may_say(reader, one, said),
        "may_claim": one.is_late or one.ending == Ending.WRONG,
        "may_vouch": may_vouch(reader, other, one),
    }


def may_say(reader: Member, one: Deal, said: Iterable[Feedback]) -> bool:
    over = one.agreed_at is not None and one.ending in {Ending.DONE, Ending.WRONG}
    return over and reader.pk not in {given.author_id for given in said}


def may_vouch(reader: Member, other: Member, one: Deal) -> bool:
    """A finished deal is a reason to say that one traded, where one has not said more already."""
    if not one.is_done_between(reader, other) or not other.is_active:
        return False
    said = vouching.standing(reader, other)
    return said is None or vouching.adds(Kind.TRADED, said)
