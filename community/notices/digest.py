"""The morning digest: what came since a member was last here, as one notice, once a day."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext

from community.members.models import Member
from community.notices.catch_up import lines
from community.notices.items import Item
from community.notices.models import Digest
from community.notices.tell import tell

FROM, UNTIL = time(6, 30), time(9, 0)
# More than a day, as mornings are served early or late: nothing falls between two of them.
LATELY = timedelta(hours=27)
AT_ONCE = 500


def send_due() -> None:
    """In the morning alone: a worker that slept until noon wakes nobody for it."""
    now = timezone.localtime()
    if FROM <= now.time() < UNTIL:
        for member in due(now.date()):
            send(member, now)


def due(day: date) -> QuerySet[Member]:
    """Those who ever came, and were not yet served today."""
    served = Digest.objects.filter(day__gte=day).values("member")
    known = Member.objects.filter(is_active=True, attendance__isnull=False)
    return known.exclude(pk__in=served).select_related("attendance").order_by("pk")[:AT_ONCE]


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
