"""Mentors who follow the questions of an open group of their trade without being in it."""

from community.live import cut
from groups.models import Group
from mentorship.models import Verification


def cut_guests(group: Group) -> None:
    """The group has closed: each of them proves anew what they may still watch."""
    badges = Verification.objects.standing().filter(sector=group.sector)
    mentors = badges.values_list("member", flat=True).distinct()
    for member in mentors.exclude(member__memberships__group=group):
        cut.member(member)
