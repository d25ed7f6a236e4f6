"""What is due outside of the page: owed in the act's transaction, claimed by one worker, sent.

It waits some moments, so that who is just reading the page is not called to it, and goes out
together with what else is due then. Nothing goes out in quiet hours.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.live.record import record_each
from community.members.models import Member
from community.notices import purse, push
from community.notices.matters import Way, matter_of
from community.notices.models import Delivery, Device, Notice
from community.notices.models.device import alive
from community.notices.preferences import Hearing, habits_of, ways
from community.sms import outbox
from community.sms.lengths import fitting

MOMENTS = timedelta(seconds=30)
LATER = timedelta(minutes=5)
MONTH = timedelta(days=30)
AT_ONCE = 1000
CALLING: dict[str, Any] = {"notice__read_at": None, "notice__quiet": False}


def owe(notices: Iterable[Notice], heard: Mapping[int, Hearing]) -> None:
    """No query where nobody wants it outside of the page."""
    soon = timezone.now() + MOMENTS
    Delivery.objects.bulk_create(
        Delivery(
            notice=one,
            member_id=one.member_id,
            way=heard[one.member_id].way,
            due_at=one.held_until or soon,
        )
        for one in notices
        if not one.quiet and heard[one.member_id].way in Delivery.OUTSIDE
    )


def send_due() -> None:
    """By the clock, each minute: what was owed now, and what a worker that died left behind."""
    waiting = Delivery.objects.due().filter(member__is_active=True, **CALLING)
    for pk, way in waiting.values_list("member", "way").distinct()[:AT_ONCE]:
        send(Member.objects.select_related("habits").get(pk=pk), Way(way))


def send(member: Member, way: Way) -> None:
    """All that is due to a member one way, as one; an hour that became quiet meanwhile holds it."""
    end = habits_of(member).quiet_end(timezone.now())
    if end:
        Delivery.objects.due().filter(member=member, way=way).update(due_at=end)
    elif way == Way.TEXT:
        send_text(member)
    else:
        send_push(member)


def claimed(member: Member, way: Way) -> list[Delivery]:
    """Taken by a conditional update: of two workers one gets them. What was read or muted
    meanwhile, or is wanted another way by now, is not sent."""
    due = Delivery.objects.due().filter(member=member, way=way)
    unread = list(due.filter(**CALLING).values_list("pk", flat=True))
    claim, chosen = uuid4(), ways(member)
    taken = Delivery.objects.due().filter(pk__in=unread)
    taken.update(claim=claim, claimed_at=timezone.now())
    mine = Delivery.objects.filter(claim=claim).select_related("notice").order_by("-pk")
    return [one for one in mine if chosen[matter_of(one.notice.kind)] == way]


@transaction.atomic
def send_text(member: Member) -> None:
    """Claim and text in one transaction: sent once, whatever dies. Beyond the member's own number
    of texts it is withheld, and their page says so."""
    due = claimed(member, Way.TEXT)
    if not due:
        return
    paid = purse.pay(member) if member.phone else None
    if paid and member.phone:
        outbox.send(member.phone, texted(member, due, paid))
    done = {"sent_at" if paid else "withheld_at": timezone.now()}
    Delivery.objects.filter(pk__in=[one.pk for one in due]).update(**done)


def texted(member: Member, due: list[Delivery], paid: purse.Paid) -> str:
    """In one text, with the address of its page where it is cut."""
    with translation.override(member.language):
        nears = _(" (text %(number)s of %(most)s this week)") % paid._asdict()
    page = due[0].notice.url if len(due) == 1 else reverse("notices:list")
    said = f"Sokoni{nears if paid.is_near_the_end else ''}: {gathered(member, due)}"
    return fitting(said, 1, outbox.address(page))


def send_push(member: Member) -> None:
    """To all devices of a member; done where one took it, tried again where none could. A worker
    that dies in the midst of it sends again, and the device shows it once, by its tag."""
    due = claimed(member, Way.PUSH)
    if not due:
        return
    one, now = due[0].notice, timezone.now()
    url = one.url if len(due) == 1 else reverse("notices:list")
    said = {"title": "Sokoni", "text": gathered(member, due), "url": url, "tag": f"n{one.pk}"}
    answers = [push.send(device, said) for device in Device.objects.reached(member)]
    mine = Delivery.objects.filter(pk__in=[one.pk for one in due])
    if push.TAKEN in answers:
        mine.update(sent_at=now)
    elif push.LATER in answers:
        mine.update(claimed_at=None, due_at=now + LATER)
    else:
        mine.update(withheld_at=now)


def gathered(member: Member, due: list[Delivery]) -> str:
    """The newest, and how many more there are."""
    first, more = due[0].notice.text, len(due) - 1
    with translation.override(member.language):
        rest = ngettext("{n} notice more", "{n} notices more", more).format(n=more)
    return f"{first[:110]} · {rest}" if more else first


@transaction.atomic
def release_held() -> None:
    """The quiet hours of some have ended: their open pages count what was held, all at once.

    The count itself needs no worker, it goes by the clock; this only tells the pages.
    """
    now = timezone.now()
    over = Notice.objects.select_for_update(skip_locked=True).filter(held_until__lte=now)
    held = list(over.order_by("pk")[:AT_ONCE])
    Notice.objects.filter(pk__in=[one.pk for one in held]).update(held_until=None)
    calling = {f"member.{one.member_id}": one.member_id for one in held if not one.quiet}
    record_each(calling, "notices.released", by=None)


def forget() -> None:
    Delivery.objects.filter(due_at__lt=timezone.now() - MONTH).delete()
    Device.objects.exclude(session_key__in=alive()).delete()
