"""What stands at the head and at the end of a room, whatever is said in between."""

from collections.abc import Iterable
from dataclasses import dataclass

from groups.models import Message, Pin, Room


@dataclass(frozen=True)
class Top:
    """The newest pin first."""

    room: Room
    pins: list[Message]


def top(room: Room) -> Top:
    return Top(room, pinned([room.pk]).get(room.pk, []))


def tops(rooms: Iterable[int]) -> dict[int, Top]:
    wanted = set(rooms)
    if not wanted:
        return {}
    pins = pinned(wanted)
    found = Room.objects.filter(pk__in=wanted).select_related("summary__author")
    return {room.pk: Top(room, pins.get(room.pk, [])) for room in found}


def pinned(rooms: Iterable[int]) -> dict[int, list[Message]]:
    standing = Pin.objects.standing().filter(message__room__in=rooms)
    found: dict[int, list[Message]] = {}
    for pin in standing.select_related("message__author").order_by("-pk"):
        found.setdefault(pin.message.room_id, []).append(pin.message)
    return found
