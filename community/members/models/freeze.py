from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.members.models.authored import Authored
from community.members.models.member import Member

AGENT = 200


class Why(models.TextChoices):
    """What changed, so that it may be somebody else by now."""

    DEVICE = "device", _("signed in on a new phone")
    NUMBER = "number", _("changed their number")
    PARTED = "parted", _("their number belongs to somebody else now")


class How(models.TextChoices):
    """What showed that it is still the same person."""

    VOUCHERS = "vouchers", _("two who met them said so")
    DEVICE = "device", _("they came back on a phone of before")
    SECOND = "second", _("they used their second key")
    STEWARD = "steward", _("a steward said so")
    ANEW = "anew", _("there was another change, and it is asked anew")


class FreezeQuerySet(models.QuerySet["Freeze"]):
    def lasting(self) -> "FreezeQuerySet":
        return self.filter(lifted_at=None)


class Freeze(models.Model):
    """What others said of a member rests until it is known that they are still the same person."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="freezes")
    why = models.CharField(max_length=8, choices=Why.choices)
    agent = models.CharField(max_length=AGENT, blank=True)
    began_at = models.DateTimeField(auto_now_add=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    how = models.CharField(max_length=8, choices=How.choices, blank=True)

    objects = FreezeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member"], condition=Q(lifted_at=None), name="one_freeze_lasts"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.why}"


class Confirmation(Authored):
    """One who met the frozen member says whether it is still them."""

    freeze = models.ForeignKey(Freeze, on_delete=models.CASCADE, related_name="confirmations")
    is_them = models.BooleanField()

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(fields=["author", "freeze"], name="one_confirmation_each"),
        ]

    def __str__(self) -> str:
        return f"{self.author} of {self.freeze}"
