from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.live.record import record
from community.members import book
from community.members.models import Member
from community.members.models.deed import Verb
from community.members.once import once, said
from community.text.refusals import Refusal
from groups.models import Message, Pin, Room
from groups.models.pin import MOST


def pin(by: Member, message: Message, key: UUID, instead: bool = False) -> Pin:
    """A steward keeps a message in sight; `instead` lets the oldest pin of a full room give way."""
    same = said(message_id=message.pk)
    return once(Pin, by, key, lambda: pinned(by, message, key, instead), same)


def pinned(by: Member, message: Message, key: UUID, instead: bool) -> Pin:
    Room.objects.select_for_update(no_key=True).get(pk=message.room_id)
    if message.is_withdrawn:
        raise Refusal(_("This message was withdrawn."))
    standing = list(Pin.objects.in_room(message.room))
    for one in standing:
        if one.message_id == message.pk:
            return one
    if len(standing) >= MOST:
        make_way(by, standing[0], instead)
    made: Pin = message.pins.create(author=by, key=key)
    enter(Verb.MESSAGE_PINNED, by, message)
    return made


def make_way(by: Member, oldest: Pin, instead: bool) -> None:
    if not instead:
        full = _("%d messages are pinned in this room already. Take one off, or let the oldest go:")
        raise Refusal(f"{full % MOST} {oldest.message.text[:60]}", "instead")
    end(oldest)
    enter(Verb.MESSAGE_UNPINNED, by, oldest.message)


@transaction.atomic
def unpin(by: Member, message: Message) -> None:
    """A steward takes a pin off; twice is harmless."""
    standing = Pin.objects.select_for_update().filter(message=message, ended_at=None).first()
    if standing:
        end(standing)
        enter(Verb.MESSAGE_UNPINNED, by, message)


def end(pin: Pin) -> None:
    Pin.objects.filter(pk=pin.pk).update(ended_at=timezone.now())


def enter(verb: Verb, by: Member, message: Message) -> None:
    where = message.room.group.topic
    book.enter(verb, by=by, where=where, member=message.author, subject=message.pk)
    record(message.room.topic, verb, by=by, subject=message.pk)
