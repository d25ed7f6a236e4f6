from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from community.members import erased
from community.members.models import Authored, Member
from community.sectors.models import Place, Sector


class GroupQuerySet(models.QuerySet["Group"]):
    def of(self, member: Member) -> "GroupQuerySet":
        """The groups this member belongs to."""
        return self.filter(memberships__member=member)

    def seen_by(self, member: Member) -> "GroupQuerySet":
        """Listed groups, and the hidden ones this member belongs to or is invited to."""
        mine = self.model.objects.filter(memberships__member=member).values("pk")
        invited = self.model.objects.filter(invitations__member=member).values("pk")
        return self.filter(
            models.Q(hidden=False) | models.Q(pk__in=mine) | models.Q(pk__in=invited)
        )


class Group(Authored):
    """A sector group: the traders of one trade in one place, their rooms, board and library."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=80)
    about = models.CharField(_("about"), max_length=400, blank=True)
    rules = models.TextField(_("rules"), max_length=2000, blank=True)
    # How often the rules were changed: whoever has accepted an earlier edition is asked again.
    edition = models.PositiveIntegerField(default=0, db_default=0)
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="trade_groups")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="trade_groups")
    by_approval = models.BooleanField(default=False)
    hidden = models.BooleanField(default=False)
    # How many of its members must vouch for whoever comes in.
    vouches = models.PositiveSmallIntegerField(default=0, db_default=0)

    # Filled in by reads.
    mine: bool
    size: int
    active_at: datetime | None

    objects = GroupQuerySet.as_manager()

    class Meta(Authored.Meta):
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def topic(self) -> str:
        return f"group.{self.pk}"

    @property
    def rule_lines(self) -> list[str]:
        """Each rule stands on a line; that is what a finding cites."""
        lines = (line.strip()[:300] for line in self.rules.splitlines())
        return [line for line in lines if line]

    def stewards(self) -> "models.QuerySet[Member]":
        return Member.objects.filter(memberships__group=self, memberships__steward=True)

    def vouches_wanted(self) -> int:
        """A group smaller than that asks for the word of all it has."""
        return min(self.vouches, self.memberships.count()) if self.vouches else 0

    def asks(self, member: Member) -> bool:
        """Must they ask? The invited not; those put out once even where the group is open."""
        if self.invitations.filter(member=member).exists():
            return False
        return self.by_approval or self.removals.filter(member__in=erased.selves(member)).exists()
