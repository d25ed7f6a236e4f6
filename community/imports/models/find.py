from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from community.imports.models.imported import Import
from community.imports.models.writer import Writer, masked
from community.members.models import Member
from groups.models import Group


class Sort(models.TextChoices):
    PRICE = "price", _("Prices")
    SUPPLIER = "supplier", _("Suppliers")
    LESSON = "lesson", _("Lessons")


class FindQuerySet(models.QuerySet["Find"]):
    def unjudged(self) -> "FindQuerySet":
        """No steward has said yes or no to them."""
        return self.filter(kept_at=None, passed_at=None)

    def asked_of(self, member: Member) -> "FindQuerySet":
        """What this member said, a steward would keep, and they have not answered."""
        mine = self.filter(writer__in=Writer.objects.of(member), accepted_at=None)
        return mine.exclude(kept_at=None)


class Find(models.Model):
    """Something of use that was said in a chat. It is nothing more until a steward keeps it and
    its author accepts it; what it becomes then bears its fingerprint as key.

    about: of a price, what was read; of a supplier, name and phone; of a lesson, its title.
    """

    imported = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="finds")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    writer = models.ForeignKey(Writer, on_delete=models.CASCADE, related_name="finds")
    fingerprint = models.UUIDField()
    sort = models.CharField(max_length=8, choices=Sort)
    said_at = models.DateTimeField()
    text = models.TextField()
    about = models.JSONField()
    kept_at = models.DateTimeField(null=True, blank=True)
    passed_at = models.DateTimeField(null=True, blank=True)
    judged_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)

    # Filled in by reads.
    what: str

    objects = FindQuerySet.as_manager()

    class Meta:
        ordering = ["-said_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["group", "fingerprint"], name="found_once_in_a_group")
        ]
        indexes = [models.Index(fields=["imported", "sort", "-said_at"])]

    def __str__(self) -> str:
        return self.shown[:60]

    @property
    def shown(self) -> str:
        """A number said of someone else stays half hidden until both have said yes."""
        phone: str = self.about.get("phone", "")
        hidden = phone and not self.accepted_at
        return self.text.replace(phone, masked(phone)) if hidden else self.text

    @property
    def price(self) -> dict[str, Any]:
        """What was read, as the report of a price takes it."""
        numbers = ("price", "high", "quantity")
        return {**self.about, **{name: Decimal(self.about[name]) for name in numbers}}
