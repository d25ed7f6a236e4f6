"""All that was ever said of one quote, oldest first: from its rows and from the book."""

from datetime import datetime
from operator import attrgetter
from typing import NamedTuple

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from pricing import rules
from pricing.models import Entry, Quote, Ruling, Verb

SAID: dict[str, str | Promise] = {
    "seen": _("saw it too"),
    "different": _("saw another price"),
    "corrected": _("corrected it to"),
}
REVISED = _("its source revised it to")
INSTEAD = _("this took the place of")


class Line(NamedTuple):
    """Who did what, when; another quote where it is about one; why, where somebody said so."""

    when: datetime
    what: str | Promise
    who: Member | None
    quote: Quote | None = None
    reason: str = ""
    before: str = ""
    after: str = ""


def state(quote: Quote) -> str:
    """How it stands now: corrected, taken, aside, kept, late, held, old or counts."""
    if hasattr(quote, "withdrawal"):
        return "corrected" if corrected(quote) else "taken"
    if quote.ruling:
        return "aside" if quote.ruling == Ruling.HELD else "kept"
    if quote.late:
        return "late"
    if quote.is_held:
        return "held"
    past = timezone.now() - quote.seen_at > rules.WINDOW * quote.cell.commodity.half_life
    return "old" if past else "counts"


def story(quote: Quote) -> list[Line]:
    told = [*first(quote), *answers(quote), *disputes(quote), *book(quote)]
    return sorted(told, key=attrgetter("when"))


def first(quote: Quote) -> list[Line]:
    if quote.about is None:
        return []
    if quote.word == "corrected":
        return [Line(quote.made_at, INSTEAD, None, quote.about)]
    return [Line(quote.made_at, SAID[quote.word], quote.author, quote.about)]


def answers(quote: Quote) -> list[Line]:
    """What others say of it, unless taken back, and what it was corrected to."""
    rows = quote.answers.standing().filter(dispute=None).select_related("author", "cell")
    return [answer(one, quote) for one in rows.order_by("pk")]


def answer(one: Quote, quote: Quote) -> Line:
    one.about = quote
    if one.author_id is None:
        return Line(one.made_at, REVISED, None, one)
    who = None if one.word == "corrected" else one.author
    return Line(one.made_at, SAID[one.word], who, one)


def disputes(quote: Quote) -> list[Line]:
    rows = quote.disputes.standing().select_related("author", "other__cell")
    return [Line(one.made_at, SAID["different"], one.author, one.other, one.reason) for one in rows]


def book(quote: Quote) -> list[Line]:
    entries = quote.entries.select_related("by").order_by("pk")
    lines = [entered(entry) for entry in entries]
    known = {entry.verb for entry in entries}
    taken = getattr(quote, "withdrawal", None)
    if taken is None or {Verb.WITHDRAWN, Verb.RESTORED} & known or corrected(quote):
        return lines
    return [*lines, Line(taken.made_at, Verb.WITHDRAWN.label, taken.by)]


def corrected(quote: Quote) -> Quote | None:
    """What stands in its place."""
    mine = quote.answers.standing().filter(author=quote.author_id)
    return mine.order_by("-pk").first()


def entered(entry: Entry) -> Line:
    words = (entry.reason, entry.before, entry.after)
    return Line(entry.made_at, entry.get_verb_display(), entry.by, None, *words)
