from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from community.live.record import record
from community.members import book
from community.members.models import Member
from community.members.models.deed import Verb
from community.members.once import once, said
from community.text.refusals import Refusal
from groups.actions import wording
from groups.actions.doors import locked
from groups.models import Group, Room

MOST = 40


def open_room(by: Member, group: Group, key: UUID, name: str) -> Room:
    """A steward gives a topic a room of its own."""
    same = said(group=group, name=wording.name(name, 60))
    return once(Room, by, key, lambda: opened(by, group, key, name), same)


def opened(by: Member, group: Group, key: UUID, name: str) -> Room:
    if locked(group).rooms.count() >= MOST:
        raise Refusal(_("A group has at most %d rooms.") % MOST, "name")
    room = Room.objects.create(group=group, author=by, key=key, name=free_name(group, name))
    record(group.topic, "room.opened", by=by, subject=room.pk)
    return room


@transaction.atomic
def rename(by: Member, room: Room, name: str) -> Room:
    """A steward calls a room by another name; its talk stays."""
    group, before = locked(room.group), room.name
    room.name = free_name(group, name, but=room)
    room.save(update_fields=["name"])
    verb, where = Verb.ROOM_RENAMED, group.topic
    book.enter(verb, by=by, where=where, subject=room.pk, before=before, after=room.name)
    record(group.topic, "room.renamed", by=by, subject=room.pk)
    return room


def free_name(group: Group, name: str, but: Room | None = None) -> str:
    kept = wording.name(name, 60)
    others = group.rooms.exclude(pk=but.pk) if but else group.rooms.all()
    if others.filter(name__iexact=kept).exists():
        raise Refusal(_("This group already has a room with that name."), "name")
    return kept
