"""Fetch through the person: meetings are for the members of their group; else 404."""

from django.db.models import Q

from community.members.models import Member
from groups.access import found, is_steward
from groups.models import Meetup, Membership


def meetup_of(member: Member, pk: int) -> Meetup:
    inside = Meetup.objects.filter(group__memberships__member=member)
    wide = inside.select_related("author", "group__sector", "group__place")
    return found(wide.filter(pk=pk).first())


def meetup_ruled_by(member: Member, pk: int) -> Meetup:
    """Whoever called it while they belong to the group, or one of its stewards."""
    mine = Membership.objects.filter(member=member)
    ruled = Q(author=member, group__memberships__in=mine)
    ruled |= Q(group__memberships__in=mine.filter(steward=True))
    meetups = Meetup.objects.select_related("author", "group__sector", "group__place").filter(ruled)
    return found(meetups.filter(pk=pk).first())


def meetup_stewarded_by(member: Member, pk: int) -> Meetup:
    one = meetup_of(member, pk)
    return found(one if is_steward(member, one.group) else None)
