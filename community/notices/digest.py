"""The morning digest: what came since a member was last here, as one notice, once a day."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext

from community.members.models import Member
from community.notices.catch_up import lines
from community.notices.items import Item
from community.notices.matters import Matter, Way
from community.notices.models import Digest, Habits, Preference
from community.notices.tell import tell

LATE = timedelta(hours=2, minutes=30)
# More than a day, as mornings are served early or late: nothing falls between two of them.
LATELY = timedelta(hours=27)
AT_ONCE = 500


def send_due() -> None:
    now = timezone.localtime()
    for member in due(now):
        send(member, now)


def due(now: datetime) -> QuerySet[Member]:
    """Those who ever came, whose hour it is, who want it and were not yet served today.

    From their hour on for a while: a worker that slept until noon wakes nobody for it.
    """
    served = Digest.objects.filter(day__gte=now.date()).values("member")
    without = Preference.objects.filter(matter=Matter.DIGEST, way=Way.SILENT).values("member")
    hour = Coalesce("habits__digest_at", Value(Habits.DIGEST_AT))
    known = Member.objects.filter(is_active=True, attendance__isnull=False).annotate(hour=hour)
    awake = known.filter(hour__lte=now.time(), hour__gt=(now - LATE).time())
    waiting = awake.exclude(pk__in=served).exclude(pk__in=without)
    return waiting.select_related("attendance").order_by("pk")[:AT_ONCE]


@transaction.atomic
def send(member: Member, now: datetime) -> None:
    """Claimed and told in one transaction: two workers never send twice. No lines, no digest."""
    if not claimed(member, now.date()):
        return
    found = lines(member, max(member.attendance.seen_at, now - LATELY))
    if found:
        tell([member], "digest", text=words(member, found), url=reverse("front:catch_up"))


def claimed(member: Member, day: date) -> bool:
    _digest, new = Digest.objects.get_or_create(member=member, defaults={"day": day})
    return new or bool(Digest.objects.filter(member=member, day__lt=day).update(day=day))


def words(member: Member, found: list[Item]) -> str:
    """The first line, and how many more there are."""
    first, more = found[0].text, len(found) - 1
    with translation.override(member.language):
        rest = ngettext("{n} line more", "{n} lines more", more).format(n=more)
    return f"{first[:160]} · {rest}" if more else first
