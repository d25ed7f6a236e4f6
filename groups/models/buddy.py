from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from community.members.models import Authored, Member
from groups.models.group import Group
from groups.models.membership import Membership

LASTS = timedelta(weeks=4)


def four_weeks_on() -> datetime:
    return timezone.now() + LASTS


class BuddyQuerySet(models.QuerySet["Buddy"]):
    def standing(self) -> "BuddyQuerySet":
        return self.filter(ended_at=None, ends_at__gt=timezone.now())

    def of(self, member: Member, group: Group) -> "BuddyQuerySet":
        """Where this member is one of the two."""
        two = Q(newcomer__member=member) | Q(helper__member=member)
        return self.standing().filter(two, newcomer__group=group)


class Buddy(Authored):
    """One who shows a newcomer around for four weeks, as a steward, its author, asked. It goes with
    the membership of either."""

    newcomer = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="buddies")
    helper = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    ends_at = models.DateTimeField(default=four_weeks_on)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = BuddyQuerySet.as_manager()

    class Meta(Authored.Meta):
        verbose_name_plural = "buddies"
        constraints = [
            *Authored.Meta.constraints,
            models.CheckConstraint(condition=~Q(newcomer=F("helper")), name="buddy_of_another"),
        ]

    def __str__(self) -> str:
        return f"{self.helper_id} beside {self.newcomer_id}"
