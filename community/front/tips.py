"""What a member's own weeks suggest, told to nobody but them: pure rules, one sentence each.

A rule looks at a number or two of what the member did, and says something or nothing; the first
that speaks is heard. They know what is in `Activity`, and nothing else: nothing is kept for them.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

OFTEN, IDLE, LATE = 3, 3, 2


class Price(NamedTuple):
    """The one they reported most this month of those they do not watch."""

    cell: int
    goods: str
    market: str
    times: int


class Trial(NamedTuple):
    """Of theirs, the one that goes on and was not counted for the longest."""

    pk: int
    change: str
    days: int


class Answered(NamedTuple):
    """A question of theirs with an answer of which they said nothing."""

    pk: int
    title: str
    days: int


class Activity(NamedTuple):
    """open_without_hours: their page for everybody says no hours."""

    price: Price | None = None
    trial: Trial | None = None
    answered: Answered | None = None
    open_without_hours: bool = False


class Tip(NamedTuple):
    """about: what it speaks of, so that it is known again."""

    rule: str
    about: str
    text: str
    url: str


def tips(did: Activity) -> list[Tip]:
    """All that could be said, what matters most first."""
    said = (rule(did) for rule in RULES.values())
    return [one for one in said if one is not None]


def count(did: Activity) -> Tip | None:
    """A trial without counts teaches nothing."""
    one = did.trial
    if one is None or one.days < IDLE:
        return None
    text = _("Your trial “{change}” has waited {days} days for a count.")
    url = reverse("mentorship:experiment", args=[one.pk])
    return Tip("count", str(one.pk), text.format(change=one.change, days=one.days), url)


def outcome(did: Activity) -> Tip | None:
    """Whoever answered learns from what came of it, and so does the next who asks."""
    one = did.answered
    if one is None or one.days < LATE:
        return None
    text = _("“{title}” was answered. Did it help you?").format(title=one.title)
    return Tip("outcome", str(one.pk), text, reverse("mentorship:question", args=[one.pk]))


def watch(did: Activity) -> Tip | None:
    """What is bought so often is worth a word when it moves."""
    one = did.price
    if one is None or one.times < OFTEN:
        return None
    text = ngettext(
        "You reported {goods} at {market} {n} time this month: watch its price.",
        "You reported {goods} at {market} {n} times this month: watch its price.",
        one.times,
    ).format(goods=one.goods, market=one.market, n=one.times)
    return Tip("watch", str(one.cell), text, reverse("pricing:watch_new", args=[one.cell]))


def hours(did: Activity) -> Tip | None:
    """Who finds the door closed does not come twice."""
    if not did.open_without_hours:
        return None
    text = _("Your page does not say when you are open.")
    return Tip("hours", "page", text, reverse("personas:mine"))


RULES: dict[str, Callable[[Activity], Tip | None]] = {
    "count": count,
    "outcome": outcome,
    "watch": watch,
    "hours": hours,
}
