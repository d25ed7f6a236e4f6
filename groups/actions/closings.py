from django.db import transaction
from django.db.models import OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.live.record import record
from community.members.models import Member
from community.notices.tell import take_back, tell
from groups.models import Ballot
from groups.models.attention import Level, level_of
from groups.models.ballot import EARLIEST


def look_after_ballots() -> None:
    remind()
    close()


def remind() -> None:
    now = timezone.now()
    soon = Ballot.objects.still_open().filter(reminded_at=None, closes_at__lte=now + EARLIEST)
    for ballot in soon.select_related("message__room__group", "message__author"):
        if ballot.call_at <= now:
            last_call(ballot)


@transaction.atomic
def last_call(ballot: Ballot) -> None:
    """Claimed by a conditional update: two workers tell once."""
    if not Ballot.objects.filter(pk=ballot.pk, reminded_at=None).update(reminded_at=timezone.now()):
        return
    room = ballot.message.room
    voters = ballot.votes.standing().values("author")
    silent = Member.objects.filter(memberships__in=ballot.electors).exclude(pk__in=voters)
    words = _("A poll in {group}, {room} closes soon, and you have not voted.")
    text = format_lazy(words, group=room.group, room=room)
    due = list(silent.annotate(level=level_of(OuterRef("pk"), room.group_id, room)))
    muted = {one for one in due if one.level == Level.MUTE}
    where, url = room.topic, page(ballot)
    tell(due, "ballot.closing", text=text, url=url, quietly=muted, where=where)


def page(ballot: Ballot) -> str:
    return reverse("groups:message", args=[ballot.pk])


def close() -> None:
    """Its result was fixed by the clock; open pages are shown that it is, and who was called to
    vote is so no more: neither the bell nor a text held for the morning says it closes soon."""
    due = Ballot.objects.filter(closed_at=None, closes_at__lte=timezone.now())
    for ballot in due.select_related("message__room").order_by("pk"):
        with transaction.atomic():
            one = Ballot.objects.filter(pk=ballot.pk, closed_at=None)
            if one.update(closed_at=timezone.now()):
                take_back({"ballot.closing"}, [page(ballot)], by=None)
                record(ballot.message.room.topic, "ballot.closed", by=None, subject=ballot.pk)
