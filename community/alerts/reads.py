"""What is warned of now: first where the reader is, then what is sure elsewhere."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from community.alerts.access import places_of, seen_by, there
from community.alerts.models import Alert, Echo
from community.members.models import Member
from community.notices.items import Item, Kind
from community.sectors.models import Place

FEW = 30


class Alerts(NamedTuple):
    here: list[Alert]
    elsewhere: list[Alert]


def alerts(reader: Member) -> Alerts:
    """Each with who says so, and what the reader said."""
    places = places_of(reader)
    rows = seen_by(reader).counted().select_related("place", "author").order_by("-pk")[:FEW]
    found = told(reader, rows, places)
    return Alerts([one for one in found if one.here], [one for one in found if not one.here])


def alert(reader: Member, pk: int) -> Alert:
    rows = Alert.objects.filter(pk=pk).counted().select_related("place", "author")
    return told(reader, rows, places_of(reader))[0]


def told(reader: Member, rows: Iterable[Alert], places: set[int]) -> list[Alert]:
    found = list(rows)
    mine = Echo.objects.filter(author=reader, alert__in=found).values_list("alert", "confirms")
    said = dict(mine)
    for one in found:
        one.here, one.mine = one.place_id in places, said.get(one.pk)
    return found


def choices(member: Member) -> list[Place]:
    """Their own place first."""
    found = Place.objects.filter(pk__in=places_of(member))
    return sorted(found, key=lambda one: (one.pk != member.place_id, str(one)))


def catch_up(member: Member, since: datetime) -> list[Item]:
    """What is warned of where they are: all that stands now, said while they were away or not."""
    rows = Alert.objects.standing().filter(there(member)).exclude(author=member)
    rows = rows.exclude(author__in=member.folded).counted().select_related("place")
    return [item(one) for one in rows.order_by("-pk")[:FEW]]


def item(one: Alert) -> Item:
    until = date_format(timezone.localtime(one.ends_at), "H:i")
    says = _("{what} (until {until}, {n} say so): {text}") if one.yes else _("{what}: {text}")
    text = says.format(what=one, until=until, n=one.yes + 1, text=one.text).rstrip(": ")
    return Item(Kind.ALERT, text, page(one), one.made_at, float(one.yes - one.no))


def page(one: Alert) -> str:
    return reverse("alerts:alert", args=[one.pk])


def whole(reader: Member, pk: int) -> dict[str, Any]:
    one = alert(reader, pk)
    own = one.author_id == reader.pk
    return {"alert": one, "own": own, "may_say": one.here and not own and not one.is_over}
