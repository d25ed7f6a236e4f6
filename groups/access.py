"""Fetch through the person: nothing of a group is reached but through these; strangers get 404."""

from typing import TypeVar

from django.http import Http404

from community.members.models import Member
from groups.models import Group, Membership, Message, Room

T = TypeVar("T")


def group_seen_by(member: Member, slug: str) -> Group:
    """A group this member may know of: a listed one, or one they belong to."""
    return found(Group.objects.seen_by(member).filter(slug=slug).first())


def group_of(member: Member, slug: str) -> Group:
    """A group this member belongs to."""
    return found(Group.objects.of(member).filter(slug=slug).first())


def group_stewarded_by(member: Member, slug: str) -> Group:
    mine = Membership.objects.filter(member=member, steward=True)
    return found(Group.objects.filter(slug=slug, memberships__in=mine).first())


def room_of(member: Member, pk: int) -> Room:
    rooms = Room.objects.select_related("group").filter(group__memberships__member=member)
    return found(rooms.filter(pk=pk).first())


def message_of(member: Member, pk: int) -> Message:
    inside = Message.objects.filter(room__group__memberships__member=member)
    return found(inside.select_related("room__group", "author").filter(pk=pk).first())


def found(thing: T | None) -> T:
    if thing is None:
        raise Http404
    return thing
