"""How the events of rooms and groups are drawn: as things are now, the same for every reader."""

from collections.abc import Sequence

from django.template.loader import get_template

from community.live.models import Event
from groups.models import Message, Room
from groups.reads import sizes


def draw_room(events: Sequence[Event]) -> list[str]:
    """Each message once more, whole; a change of one that is not on the page adds nothing to it."""
    wanted = {event.subject for event in events}
    said = Message.objects.filter(pk__in=wanted).select_related("author", "withdrawal")
    found, template = {one.pk: one for one in said}, get_template("groups/messages/_message.html")
    return [
        template.render({"message": found[event.subject], "change": event.kind != "message.posted"})
        if event.subject in found
        else ""
        for event in events
    ]


def draw_group(events: Sequence[Event]) -> list[str]:
    """Rooms opened and renamed; the number of people where someone came or went."""
    wanted = {event.subject for event in events if event.kind.startswith("room.")}
    rooms = {room.pk: room for room in Room.objects.filter(pk__in=wanted)} if wanted else {}
    people = {pk for pk in map(group_of, events) if pk is not None}
    size = sizes(people) if people else {}
    return [drawn(event, rooms, size) for event in events]


def group_of(event: Event) -> int | None:
    """Whose number of people this event changed."""
    if not event.kind.startswith("member."):
        return None
    return int(event.topic_id.partition(".")[2])


def drawn(event: Event, rooms: dict[int, Room], size: dict[int, int]) -> str:
    if event.kind == "room.opened" and event.subject in rooms:
        return get_template("groups/rooms/_room.html").render({"room": rooms[event.subject]})
    if event.kind == "room.renamed" and event.subject in rooms:
        return get_template("groups/rooms/_name.html").render({"room": rooms[event.subject]})
    group = group_of(event)
    if group is None:
        return ""
    return get_template("groups/people/_size.html").render(
        {"pk": group, "size": size.get(group, 0)}
    )
