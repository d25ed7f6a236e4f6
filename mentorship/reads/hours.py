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
