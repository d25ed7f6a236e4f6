from django.db import models

from community.members.models import Member
from community.sectors.models import Place, Sector


class GroupQuerySet(models.QuerySet["Group"]):
    def of(self, member: Member) -> "GroupQuerySet":
        """The groups this member belongs to."""
        return self.filter(memberships__member=member)

    def seen_by(self, member: Member) -> "GroupQuerySet":
        """Listed groups, and the hidden ones this member belongs to."""
        return self.filter(models.Q(hidden=False) | models.Q(memberships__member=member)).distinct()


class Group(models.Model):
    """A sector group: the traders of one trade in one place, their rooms, board and library."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    about = models.CharField(max_length=400, blank=True)
    rules = models.TextField(max_length=2000, blank=True)
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="trade_groups")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="trade_groups")
    by_approval = models.BooleanField(default=False)
    hidden = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = GroupQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
