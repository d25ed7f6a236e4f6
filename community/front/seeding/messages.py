from collections.abc import Iterator
from functools import partial
from typing import Any
from uuid import UUID

from community.front.seeding import files
from community.front.seeding.acts import MINUTE, Act, World, key
from community.members.models import Attendance
from groups.actions import editions, messages, pointers, withdrawals
from groups.models import Message

READ = (1, "23:00")


def acts(world: World) -> Iterator[Act]:
    for slug, row in files.groups():
        for number, room in enumerate(row["rooms"]):
            for line in room["talk"]:
                yield from said(world, slug, number, line)
        for handle in [row["steward"], *row["members"]]:
            yield Act(world.calendar.moment(*READ), partial(read, world, slug, handle))


def said(world: World, slug: str, number: int, line: list[Any]) -> Iterator[Act]:
    """Posted at its hour; what was mended or taken back, that was a few minutes later."""
    ago, hour, handle, text, *more = line
    name, moment = key("message", slug, number, ago, hour), world.calendar.moment(ago, hour)
    yield Act(moment, partial(post, world, slug, number, handle, name, text))
    for act, words in (more[0] if more else {}).items():
        later = edit if act == "edited" else withdraw
        yield Act(moment + 2 * MINUTE, partial(later, name, words))


def post(world: World, slug: str, number: int, handle: str, name: UUID, text: str) -> None:
    room = world.groups[slug].rooms.order_by("pk")[number]
    messages.post(world.members[handle], room, name, text)


def edit(name: UUID, text: Any) -> None:
    message = Message.objects.get(key=name)
    editions.edit(message.author, message, key("edition", name), text)


def withdraw(name: UUID, _yes: object) -> None:
    message = Message.objects.get(key=name)
    withdrawals.withdraw(message.author, message, key("withdrawal", name))


def read(world: World, slug: str, handle: str) -> None:
    """Everyone has read until last night, so that today's talk is new to whoever looks in."""
    for room in world.groups[slug].rooms.all():
        newest = room.messages.order_by("pk").last()
        if newest:
            pointers.read(world.members[handle], room, newest.pk)
    Attendance.objects.note(world.members[handle].pk)
