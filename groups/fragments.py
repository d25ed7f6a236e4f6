"""How the events of rooms and groups are drawn: as things are now, the same for every reader."""

from collections.abc import Sequence

from django.template.loader import get_template

from community.live.models import Event
from community.members.models import Member
from groups.models import Message, Pin, Room
from groups.reads import sizes, tops, unread, whole
from groups.reads.tops import Top

NEW = {"message.posted", "message.came"}
REWORDED = {"message.edited", "message.withdrawn", "message.restored"}
ORDERED = {
    *("message.pinned", "message.unpinned"),
    *("room.slowed", "room.freed", "room.closed", "room.reopened"),
}
MOST = 100


def draw_room(events: Sequence[Event]) -> list[str]:
    """Each message once more, whole; a change of one that is not on the page adds nothing to it.

    Where what it says has changed, those that quote it change with it, and the pins of the room.
    """
    found = {event.subject: event.thing for event in events if event.thing}
    asked = {event.subject for event in events} - found.keys()
    said = whole(Message.objects.filter(pk__in=asked)) if asked else []
    found |= {one.pk: one for one in said}
    changed = {event.subject for event in events if event.kind in REWORDED}
    quoting = quotes(changed) if changed else {}
    heads = tops({room_of(event) for event in events if event.kind in ORDERED} | pinned(changed))
    return [
        drawn_in_room(event, found.get(event.subject), quoting, heads.get(room_of(event)))
        for event in events
    ]


def pinned(changed: set[int]) -> set[int]:
    """The rooms at whose head one of these stands, or stood before it was withdrawn."""
    pins = Pin.objects.filter(message__in=changed, ended_at=None) if changed else Pin.objects.none()
    return set(pins.values_list("message__room", flat=True))


def room_of(event: Event) -> int:
    return int(event.topic_id.partition(".")[2])


def drawn_in_room(
    event: Event, message: Message | None, quoting: dict[int, list[Message]], top: Top | None
) -> str:
    """A message that was moved to another room is not to be seen in this one."""
    if event.kind in ORDERED:
        return headed(top)
    if message is None:
        return ""
    if message.room_id != room_of(event):
        return f'<li id="m{message.pk}" data-gone></li>'
    reworded = event.kind in REWORDED
    return drawn_message(event, message, quoting) + (headed(top) if reworded else "")


def headed(top: Top | None) -> str:
    """What stands at the head of the room, and at its end."""
    parts = ("groups/rooms/_top.html", "groups/rooms/_end.html")
    return "".join(get_template(part).render({"top": top}) for part in parts) if top else ""


def quotes(pks: set[int]) -> dict[int, list[Message]]:
    """The newest that quote each of these."""
    found: dict[int, list[Message]] = {}
    for one in whole(Message.objects.standing().filter(reply_to__in=pks)).order_by("-pk")[:MOST]:
        found.setdefault(one.reply_to_id or 0, []).append(one)
    return found


def drawn_message(event: Event, message: Message, quoting: dict[int, list[Message]]) -> str:
    if event.kind == "message.reacted":
        return rendered("reactions", message)
    if event.kind in {"ballot.voted", "ballot.closed"}:
        return rendered("ballot", message)
    whole = rendered("message", message, change=event.kind not in NEW)
    anew = quoting.get(message.pk, []) if event.kind in REWORDED else []
    return "".join([whole, *(rendered("quote", one) for one in anew)])


def rendered(part: str, message: Message, change: bool = True) -> str:
    noun = "ballots" if part == "ballot" else "messages"
    template = get_template(f"groups/{noun}/_{part}.html")
    return str(template.render({"message": message, "change": change}))


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


def draw_counts(events: Sequence[Event]) -> list[str]:
    """On a member's own stream: what stands unread in the room they read, and in its group."""
    read: dict[int, list[Event]] = {}
    for event in events:
        read.setdefault(int(event.topic_id.partition(".")[2]), []).append(event)
    news = {pk: unread_of(pk, theirs) for pk, theirs in read.items()}
    return [badges(news[int(event.topic_id.partition(".")[2])], event) for event in events]


def unread_of(member: int, events: Sequence[Event]) -> list[Room]:
    """All rooms of the groups in question: of every group where all was swept."""
    rooms = Room.objects.filter(group__memberships__member=member)
    if all(event.kind == "room.read" for event in events):
        read = Room.objects.filter(pk__in={event.subject for event in events})
        rooms = rooms.filter(group__in=read.values("group"))
    return list(unread(Member(pk=member), rooms))


def badges(rooms: Sequence[Room], event: Event) -> str:
    one = event.subject if event.kind == "room.read" else None
    shown = [room for room in rooms if one in {None, room.pk}]
    groups = {room.group_id: 0 for room in shown}
    for room in rooms:
        if room.group_id in groups:
            groups[room.group_id] += room.unread
    parts = [("r", room.pk, room.unread) for room in shown]
    parts += [("g", pk, many) for pk, many in groups.items()]
    badge = get_template("groups/rooms/_unread.html")
    return "".join(badge.render({"of": of, "pk": pk, "n": n}) for of, pk, n in parts)
