"""Fetch through the person: who may read about whom, and end which session."""

from typing import TypeVar

from allauth.usersessions.models import UserSession
from django.http import Http404

from community.members.models import Freeze, Member, Vouch
from community.members.models.vouch import Kind

T = TypeVar("T")


def member_known_to(member: Member, handle: str) -> Member:
    """Someone whose page `member` may read: themselves, or one who shares a group with them."""
    known = Member.objects.known_to(member).exclude(display_name="")
    return found(known.select_related("place").filter(handle=handle).first())


def blocked_by(member: Member, handle: str) -> Member:
    """Someone this member blocked, to unblock them, wherever they are now."""
    return found(Member.objects.filter(pk__in=member.folded, handle=handle).first())


def session_of(member: Member, pk: int) -> UserSession:
    return found(UserSession.objects.filter(user=member, pk=pk).first())


def vouch_of(member: Member, pk: int) -> Vouch:
    """One that this member gave."""
    return found(Vouch.objects.select_related("member").filter(author=member, pk=pk).first())


def met_by(member: Member, handle: str) -> Member:
    """Someone this member said they met in person, to say whether it is still them."""
    met = Vouch.objects.standing().filter(author=member, kind=Kind.MET).values("member")
    return found(Member.objects.filter(pk__in=met, handle=handle).first())


def freeze_for_staff(staff: Member, pk: int) -> Freeze:
    """Nobody judges themselves."""
    lasting = Freeze.objects.lasting().exclude(member=staff).select_related("member")
    return found(lasting.filter(pk=pk).first())


def found(thing: T | None) -> T:
    if thing is None:
        raise Http404
    return thing
