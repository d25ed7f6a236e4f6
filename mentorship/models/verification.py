from datetime import datetime, timedelta

from django.db import models
from django.urls import reverse
from django.utils import timezone

from community.members.models import Authored, Member
from community.sectors.models import Sector

LASTS = timedelta(days=365)


def a_year_on() -> datetime:
    return timezone.now() + LASTS


class VerificationQuerySet(models.QuerySet["Verification"]):
    def standing(self) -> "VerificationQuerySet":
        """Neither lapsed nor revoked: what a badge stands on."""
        return self.filter(ends_at__gt=timezone.now(), revocation=None)


class Verification(Authored):
    """Staff saw proof that a member knows a skill of a trade: who saw it, when, and what."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="verifications")
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="verifications")
    skill = models.CharField(max_length=60)
    proof = models.TextField(max_length=1000)
    ends_at = models.DateTimeField(default=a_year_on)

    objects = VerificationQuerySet.as_manager()

    class Meta(Authored.Meta):
        indexes = [models.Index(fields=["sector", "ends_at"])]

    def __str__(self) -> str:
        return f"{self.member}: {self.skill}"

    def get_absolute_url(self) -> str:
        return reverse("mentorship:verification", args=[self.pk])

    @property
    def is_standing(self) -> bool:
        return self.ends_at > timezone.now() and not hasattr(self, "revocation")


class Revocation(Authored):
    """A badge taken back before its time, with the reason its holder was given."""

    verification = models.OneToOneField(
        Verification, on_delete=models.CASCADE, related_name="revocation"
    )
    reason = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.verification}: {self.reason}"
