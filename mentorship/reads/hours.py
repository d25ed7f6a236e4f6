from collections.abc import Sequence

from django.template.loader import get_template

from community.live.models import Event
from community.members.models import Member
from groups.models import Group, Message
from mentorship.models import Hour, Turn, Verification

MOST = 100


def ahead(group: Group) -> list[Hour]:
    return list(Hour.objects.ahead().whole().filter(room__group=group).order_by("meetup__at")[:5])


def may_keep(member: Member, group: Group) -> bool:
    """The verified mentors of its trade."""
    badges = Verification.objects.standing().filter(member=member, sector=group.sector_id)
    return badges.exists()


def turns(hour: Hour) -> list[Turn]:
    """In the order in which they were asked."""
    rows = hour.turns.filter(dropped_at=None).select_related("author")
    return list(rows.order_by("pk")[:MOST])


def first_said(hour: Hour) -> int | None:
    """Where the talk of the hour begins, to be kept from there on."""
    said = Message.objects.filter(room=hour.room_id, made_at__gte=hour.meetup.at)
    return said.order_by("pk").values_list("pk", flat=True).first()


def draw(events: Sequence[Event]) -> list[str]:
    """Each question as it is now; nothing for the end of the hour."""
    wanted = [one.subject for one in events if one.kind.startswith("turn.")]
    found = Turn.objects.select_related("author").in_bulk(wanted)
    return [drawn(one, found) for one in events]


def drawn(event: Event, found: dict[int, Turn]) -> str:
    if not event.kind.startswith("turn.") or event.subject not in found:
        return ""
    words = {"turn": found[event.subject], "change": event.kind != "turn.asked"}
    return get_template("mentorship/hours/_turn.html").render(words)
