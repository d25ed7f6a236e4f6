"""Whose word for a member is no outsider's."""

from django.db.models import Q
from django.utils import timezone

from community.members.models import Member, Standing, Vouch


def circle(member: Member) -> set[int]:
    """The member, whom they vouched for or were vouched by, and their ring.

    A vouch counts here until its year is over, taken back or not: nobody steps out of a circle for
    the hour of one judgement.
    """
    either = Q(author=member) | Q(member=member)
    vouched = Vouch.objects.filter(either, ends_at__gt=timezone.now())
    pairs = vouched.values_list("author", "member")
    return {member.pk, *(one for pair in pairs for one in pair), *ring(member)}


def ring(member: Member) -> set[int]:
    """Those who, with this member, have hardly anybody's word but each other's."""
    own = Standing.objects.filter(member=member, circle__isnull=False).values("circle")
    return set(Standing.objects.filter(circle__in=own).values_list("member", flat=True))
