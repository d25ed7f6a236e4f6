from django.db import models
from django.utils.translation import gettext_lazy as _

from community.members.models.member import Member


class What(models.TextChoices):
    LANGUAGE = "language", _("language")
    PLACE = "place", _("place")


class Change(models.Model):
    """A member gave another language or place than before; kept for some days."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="changes")
    what = models.CharField(max_length=8, choices=What.choices)
    before = models.CharField(max_length=100)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["member", "made_at"])]

    def __str__(self) -> str:
        return f"{self.member}: {self.what}, {self.before} before"


class Handover(models.Model):
    """An account that looks as if it changed hands: for stewards to ask, and nobody else."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="handovers")
    signs = models.CharField(max_length=300)
    found_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member"], condition=models.Q(settled_at=None), name="one_handover_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.signs}"
