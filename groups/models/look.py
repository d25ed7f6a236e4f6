from django.db import models
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored, Ring
from groups.models.group import Group


class Judged(models.TextChoices):
    """What came of looking at a ring."""

    LEFT = "left", _("A family, or old friends: left alone")
    ASKED = "asked", _("Asked to have others vouch for them")
    PASSED = "passed", _("Passed to staff")


class Look(Authored):
    """A steward, or without a group one of the staff, has looked at a ring, and says what it is."""

    group = models.ForeignKey(Group, null=True, on_delete=models.CASCADE, related_name="looks")
    ring = models.ForeignKey(Ring, on_delete=models.CASCADE, related_name="looks")
    judged = models.CharField(max_length=6, choices=Judged.choices)
    reason = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.get_judged_display()}: {self.reason}"
