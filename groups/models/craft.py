from django.db import models
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored, Member
from groups.models.group import Group
from groups.models.membership import Membership


class CraftQuerySet(models.QuerySet["Craft"]):
    def of(self, group: Group) -> "CraftQuerySet":
        """What stands, of those who are inside now."""
        return self.filter(membership__group=group, dropped_at=None, author__is_active=True)

    def read_by(self, reader: Member) -> "CraftQuerySet":
        """Whom the reader has blocked is not in the list they choose from."""
        return self.exclude(author__in=reader.folded)


class Craft(Authored):
    """What a member can do for the others of a group, free or for a price; it goes with their
    membership."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="crafts")
    what = models.CharField(_("what I can do"), max_length=80)
    price = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, default="KES", db_default="KES")
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects = CraftQuerySet.as_manager()

    # Filled in by reads.
    close: int

    class Meta(Authored.Meta):
        indexes = [
            models.Index(fields=["membership"], condition=models.Q(dropped_at=None), name="can_now")
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_free(self) -> bool:
        return self.price is None
