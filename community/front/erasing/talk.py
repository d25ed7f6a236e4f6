"""What they said in rooms: each message leaves its mark, as one that was withdrawn."""

from uuid import uuid4

from django.utils import timezone

from community.live.record import record_each
from community.members.models import Member
from community.pictures import keeping
from community.pictures.models import Picture
from groups.models import Choice, Message, Report, Withdrawal

# As many as a room shows at once: an open page is told of these, and reads the others anew.
SHOWN = 50


def silence(member: Member) -> None:
    said = Message.objects.filter(author=member)
    standing = list(said.standing().select_related("room").order_by("-pk"))
    Withdrawal.objects.bulk_create(
        [Withdrawal(author=member, key=uuid4(), message=one) for one in standing],
        batch_size=1000,
    )
    Choice.objects.filter(ballot__message__in=said).update(words="")
    about = Report.objects.still_open().filter(about=member)
    about.update(taken_back_at=timezone.now())
    for picture in Picture.objects.filter(author=member, taken_away_at=None):
        keeping.take_away(picture)
    show(member, standing[:SHOWN])


def show(member: Member, gone: list[Message]) -> None:
    for one in gone:
        record_each({one.room.topic: one.pk}, "message.withdrawn", by=member)
