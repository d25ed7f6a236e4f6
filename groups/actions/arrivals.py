"""What a move changes for whoever reads: a message keeps its number, and of that number the
pointers of the room it comes to say what they cannot know."""

from collections.abc import Iterator, Sequence

from django.db.models import OuterRef

from groups.models import Arrival, Membership, Message, Room
from groups.models.marks import mark

Marks = dict[int, int]


def carry(messages: Sequence[Message], to: Room) -> None:
    """To be said before they stand there: for whom each is read already, and for whom it is not,
    where the number alone would say otherwise."""
    here = messages[0].room
    came = Arrival.objects.filter(message__in=messages)
    known = {(one.member_id, one.message_id): one.seen for one in came.filter(room=here)}
    came.delete()
    read_here, read_there = marks(here), marks(to)
    arrivals = [
        Arrival(
            member_id=member,
            room=to,
            message=one,
            seen=known.get((member, one.pk), one.pk <= read_here[member]),
        )
        for member, one in concerned(messages)
    ]
    wrong = (a for a in arrivals if a.seen != (a.message_id <= read_there[a.member_id]))
    Arrival.objects.bulk_create(wrong)


def marks(room: Room) -> Marks:
    """How far each of its members has read it."""
    places = Membership.objects.filter(group=room.group_id)
    upto = mark(OuterRef("member"), room.pk)
    return dict(places.annotate(upto=upto).values_list("member", "upto"))


def concerned(messages: Sequence[Message]) -> Iterator[tuple[int, Message]]:
    """Nobody has to read what they said, nor what was said before they came in."""
    for place in Membership.objects.filter(group=messages[0].room.group_id):
        for one in messages:
            if one.author_id != place.member_id and one.made_at >= place.since:
                yield place.member_id, one
