from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile

from community.front.seeding import drawing, files
from community.front.seeding.acts import MINUTE, Act, World, key
from community.members.models import Attendance
from groups import tasks
from groups.actions import (
    ballots,
    editions,
    messages,
    pictures,
    pins,
    pointers,
    reactions,
    withdrawals,
)
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
    """Posted at its hour, perhaps in answer; what others did with it, a few minutes later."""
    ago, hour, handle, text, *more = line
    name, moment = key("message", slug, number, ago, hour), world.calendar.moment(ago, hour)
    after = dict(more[0]) if more else {}
    answered = after.pop("answers", None)
    quoted = key("message", slug, number, *answered) if answered else None
    shown = after.pop("meter", None)
    if shown:
        yield Act(moment, partial(show, world, slug, number, handle, name, text, shown))
    else:
        yield Act(moment, partial(post, world, slug, number, handle, name, text, quoted))
    for act, words in after.items():
        yield Act(moment + 2 * MINUTE, partial(LATER[act], world, name, words))


def post(
    world: World, slug: str, number: int, handle: str, name: UUID, text: str, quoted: UUID | None
) -> None:
    room = world.groups[slug].rooms.order_by("pk")[number]
    reply = room.messages.get(key=quoted).pk if quoted else None
    messages.post(world.members[handle], room, name, text, reply)


def show(
    world: World, slug: str, number: int, handle: str, name: UUID, text: str, reading: str
) -> None:
    """Made ready at once, for a demo that has no worker yet."""
    room = world.groups[slug].rooms.order_by("pk")[number]
    photo = ContentFile(drawing.meter(reading), "meter.jpg")
    message = pictures.show(world.members[handle], room, name, text, photo)
    tasks.make_ready(message.pk)


def edit(world: World, name: UUID, text: Any) -> None:
    message = Message.objects.get(key=name)
    editions.edit(message.author, message, key("edition", name), text)


def withdraw(world: World, name: UUID, _yes: object) -> None:
    message = Message.objects.get(key=name)
    withdrawals.withdraw(message.author, message, key("withdrawal", name))


def pin(world: World, name: UUID, handle: str) -> None:
    message = Message.objects.select_related("room__group", "author").get(key=name)
    pins.pin(world.members[handle], message, key("pin", name))


def react(world: World, name: UUID, signs: dict[str, str]) -> None:
    message = Message.objects.get(key=name)
    for handle, sign in signs.items():
        reactions.react(world.members[handle], message, key("sign", name, handle), sign)


def vote(world: World, name: UUID, votes: dict[str, int]) -> None:
    ballot = Message.objects.get(key=name).ballot
    for handle, choice in votes.items():
        ballots.vote(world.members[handle], ballot, key("vote", name, handle), choice)


LATER: dict[str, Callable[[World, UUID, Any], None]] = {
    "edited": edit,
    "withdrawn": withdraw,
    "pinned": pin,
    "signs": react,
    "votes": vote,
}


def read(world: World, slug: str, handle: str) -> None:
    """Everyone has read until last night, so that today's talk is new to whoever looks in."""
    for room in world.groups[slug].rooms.all():
        newest = room.messages.order_by("pk").last()
        if newest:
            pointers.read(world.members[handle], room, newest.pk)
    Attendance.objects.note(world.members[handle].pk)
