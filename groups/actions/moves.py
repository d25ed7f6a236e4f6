from collections.abc import Iterable, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from community.live.record import record
from community.members import book
from community.members.models import Member
from community.members.models.deed import Verb
from community.members.once import once, said
from community.notices.tell import tell
from community.text.refusals import Refusal
from groups.actions import wording
from groups.actions.arrivals import carry
from groups.models import Message, Move, Pin, Room

MOST = 50


def move(
    by: Member,
    room: Room,
    key: UUID,
    messages: Iterable[int],
    to: int,
    reason: str,
    answers: bool = True,
) -> Move:
    """A steward takes messages to another room of the group, with the answers that quote them."""
    chosen = set(messages)

    def act() -> Move:
        return moved(by, key, other_room(room, to), taken(room, chosen, answers), reason)

    return once(Move, by, key, act, said(room_id=room.pk, to_id=to))


def other_room(room: Room, to: int) -> Room:
    target = Room.objects.filter(group=room.group_id, pk=to).exclude(pk=room.pk).first()
    if target is None:
        raise Refusal(_("Choose another room of this group."), "to")
    if target.summary_id:
        raise Refusal(_("That room is closed. Open it again first."), "to")
    return target


def taken(room: Room, pks: set[int], answers: bool) -> Sequence[Message]:
    """The messages as they stand in the room now, locked in the order in which others lock them."""
    here = Message.objects.filter(room=room)
    wanted = set(here.filter(pk__in=pks).values_list("pk", flat=True))
    new = wanted if answers else set()
    while new and len(wanted) <= MOST:
        new = set(here.filter(reply_to__in=new).values_list("pk", flat=True)) - wanted
        wanted |= new
    if not wanted:
        raise Refusal(_("Choose messages of this room."), "messages")
    if len(wanted) > MOST:
        raise Refusal(_("At most 50 messages at a time, answers counted."), "messages")
    rows = here.select_related("author", "room__group").order_by("pk")
    return list(rows.select_for_update(of=["self"], no_key=True).filter(pk__in=wanted))


def moved(by: Member, key: UUID, target: Room, messages: Sequence[Message], reason: str) -> Move:
    why, room = wording.reason(reason), messages[0].room
    made = Move.objects.create(author=by, key=key, room=room, to=target, reason=why)
    made.messages.set(messages)
    pks = [one.pk for one in messages]
    pins = Pin.objects.filter(message__in=pks, ended_at=None)
    pinned = pins.update(ended_at=timezone.now())
    carry(messages, target)
    Message.objects.filter(pk__in=pks).update(room=target)
    enter(by, made, messages)
    tell_authors(by, target, messages, why)
    news(by, made, pks, unpinned=bool(pinned))
    return made


def enter(by: Member, move: Move, messages: Sequence[Message]) -> None:
    """One line for them all, and who it was done to where it was one."""
    authors = {one.author for one in messages}
    alone = authors.pop() if len(authors) == 1 else None
    count = f" ({len(messages)})" if len(messages) > 1 else ""
    book.enter(
        Verb.MESSAGE_MOVED,
        by=by,
        where=move.room.group.topic,
        member=alone,
        subject=messages[0].pk,
        before=str(move.room),
        after=f"{move.to}{count}",
        reason=move.reason,
    )


def tell_authors(by: Member, target: Room, messages: Sequence[Message], why: str) -> None:
    """Each of them once, led to the first of theirs."""
    says = _("A steward moved what you said to {room}: {why}")
    text = format_lazy(says, room=target, why=why)
    firsts = {one.author: one for one in reversed(messages)}
    for author, first in sorted(firsts.items(), key=lambda pair: pair[0].pk):
        url = reverse("groups:message", args=[first.pk])
        tell([author], "group.moved", text=text, url=url, by=by)


def news(by: Member, move: Move, pks: list[int], unpinned: bool) -> None:
    """To both rooms, in the order of their names, as every act takes them."""
    kinds = {move.room.topic: "message.left", move.to.topic: "message.came"}
    for topic, kind in sorted(kinds.items()):
        for pk in pks:
            record(topic, kind, by=by, subject=pk)
        if unpinned and kind == "message.left":
            record(topic, Verb.MESSAGE_UNPINNED, by=by, subject=pks[0])
