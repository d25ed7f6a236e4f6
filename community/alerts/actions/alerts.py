"""Warnings of a place: given, said again or denied by others there, over by themselves."""

from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.alerts.access import places_of
from community.alerts.models import Alert, Echo
from community.alerts.models.alert import Sort
from community.alerts.reads import page
from community.alerts.weighing import Heard, State, state
from community.machine import limiter
from community.members.models import Member
from community.members.once import once, said
from community.members.voice import voices
from community.notices.tell import tell
from community.sectors.models import Place
from community.text import wording
from community.text.masking import masked
from community.text.refusals import Refusal

MOST_A_DAY, UNHEARD, FALSE, LONGEST = 3, 5, 2, 24
DENIED = gettext_lazy("Others there deny it, and your warning is hidden: {what}")
SURE = gettext_lazy("{what}: {text}")


class Says(NamedTuple):
    """What is warned of: a word of the list, the very spot, a line, and for how many hours."""

    sort: str
    spot: str
    text: str
    hours: int


def warn(by: Member, key: UUID, place: Place, says: Says) -> Alert:
    """At a place they have named. It calls nobody before others there say that it is so."""
    kept = checked(says)
    words = {"place": place, "sort": kept.sort, "spot": kept.spot, "text": kept.text}

    def act() -> Alert:
        refuse_stranger(by, place)
        refuse_false(by)
        refuse_repeat(place, kept)
        limiter.spend("alerts", by.pk, MOST_A_DAY, 86_400)
        ends = timezone.now() + timedelta(hours=kept.hours)
        circle = voices([by])[by.pk].circle
        return Alert.objects.create(author=by, key=key, ends_at=ends, circle=circle, **words)

    return once(Alert, by, key, act, said(**words))


def checked(says: Says) -> Says:
    if says.sort not in Sort.values:
        raise Refusal(_("Choose what you warn of."), "sort")
    if not 1 <= says.hours <= LONGEST:
        raise Refusal(_("A warning holds from 1 to 24 hours."), "hours")
    spot = masked(" ".join(wording.short(says.spot, 60, "spot").split()))
    text = masked(" ".join(wording.short(says.text, 140, "text").split()))
    if says.sort == Sort.OTHER and not text:
        raise Refusal(_("Say in a few words what it is."), "text")
    return says._replace(spot=spot, text=text)


def refuse_stranger(by: Member, place: Place) -> None:
    if place.pk not in places_of(by):
        raise Refusal(_("Only who trades there speaks of it. Say where you trade on your page."))


def refuse_false(by: Member) -> None:
    if Alert.objects.false().filter(author=by).count() >= FALSE:
        raise Refusal(_("Two of your warnings were found false. You can warn again in a month."))


def refuse_repeat(place: Place, says: Says) -> None:
    standing = Alert.objects.standing().filter(place=place)
    if standing.filter(sort=says.sort, spot__iexact=says.spot).exists():
        raise Refusal(_("Somebody warned of it already: say there that it is so."))
    if standing.filter(sure_at=None).count() >= UNHEARD:
        raise Refusal(_("Five warnings here wait for a second word. Say first what is so."))


@transaction.atomic
def echo(by: Member, alert: Alert, key: UUID, confirms: bool) -> Echo:
    """One word of each who is there; another takes its place."""
    held = Alert.objects.select_for_update(of=["self"]).select_related("place").get(pk=alert.pk)
    refuse_stranger(by, held.place)
    if held.author_id == by.pk:
        raise Refusal(_("It is your own warning: others say whether it is so."))
    if held.is_over:
        raise Refusal(_("This warning is over."))
    limiter.spend("echoes", by.pk, 30, 3600)
    voice = voices([by])[by.pk]
    row = {"key": key, "confirms": confirms, "weight": voice.standing, "circle": voice.circle}
    word, _new = Echo.objects.update_or_create(author=by, alert=held, defaults=row)
    settle(held)
    return word


def settle(alert: Alert) -> None:
    rows = alert.echoes.values_list("confirms", "weight", "circle")
    now = state(alert.circle, (Heard(*row) for row in rows))
    if now == State.HIDDEN and alert.hidden_at is None:
        tell([alert.author], "alert.hidden", text=format_lazy(DENIED, what=alert), url=page(alert))
    hidden = (alert.hidden_at or timezone.now()) if now == State.HIDDEN else None
    sure = alert.sure_at or (timezone.now() if now == State.SURE else None)
    Alert.objects.filter(pk=alert.pk).update(hidden_at=hidden, sure_at=sure)


def withdraw(by: Member, alert: Alert) -> None:
    """By whoever gave it; a second time changes nothing."""
    Alert.objects.filter(pk=alert.pk, author=by, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )


def put_back(by: Member, alert: Alert) -> None:
    Alert.objects.filter(pk=alert.pk, author=by).update(withdrawn_at=None)


def tell_sure() -> None:
    """By the clock: what is sure by now is told to all who trade there, once."""
    for one in Alert.objects.standing().filter(told_at=None).exclude(sure_at=None)[:20]:
        tell_all(one)


@transaction.atomic
def tell_all(alert: Alert) -> None:
    """Claimed by a conditional update: two workers tell once. Who spoke of it knows it."""
    if not Alert.objects.filter(pk=alert.pk, told_at=None).update(told_at=timezone.now()):
        return
    there = Member.objects.filter(place=alert.place_id, is_active=True)
    due = there.exclude(pk=alert.author_id).exclude(pk__in=alert.echoes.values("author"))
    text = format_lazy(SURE, what=alert, text=alert.text)
    tell(due, "alert.sure", text=text, url=page(alert))


def forget() -> None:
    """Two months after they are over."""
    Alert.objects.filter(ends_at__lt=timezone.now() - timedelta(days=60)).delete()
