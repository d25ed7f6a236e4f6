from datetime import datetime, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored, Freeze, Member
from community.sectors.models import Sector

LASTS = timedelta(days=365)
RENEWABLE = timedelta(days=31)
TO_APPEAL = timedelta(days=30)
NOT_REVOKED = Q(revocation=None) | Q(revocation__lifted_at__isnull=False)


class Area(models.TextChoices):
    """What a skill is about: the work itself, or what every trader needs beside it."""

    CRAFT = "craft", _("The craft")
    CUSTOMERS = "customers", _("Customers")
    MONEY = "money", _("Money")
    PLATFORM = "platform", _("Online platforms")
    LAW = "law", _("Law and permits")


def a_year_on() -> datetime:
    return timezone.now() + LASTS


def frozen() -> models.QuerySet[Freeze, Any]:
    return Freeze.objects.lasting().values("member")


class VerificationQuerySet(models.QuerySet["Verification"]):
    def standing(self) -> "VerificationQuerySet":
        """Neither lapsed nor revoked nor suspended, of nobody who is frozen now."""
        return self.lasting().exclude(member__in=frozen())

    def resting(self) -> "VerificationQuerySet":
        """What would stand, were its holder not frozen."""
        return self.lasting().filter(member__in=frozen())

    def rested_before(self) -> "VerificationQuerySet":
        """It was said that they rest, and their holder is frozen no more."""
        return self.filter(rested_at__isnull=False).exclude(member__in=frozen())

    def lasting(self) -> "VerificationQuerySet":
        return self.filter(NOT_REVOKED, ends_at__gt=timezone.now(), suspended_at=None)

    def held_by(self, member: OuterRef) -> ArraySubquery:
        """Their skills and numbers, the oldest first, beside rows of another table."""
        theirs = self.filter(member=member).order_by("pk")
        return ArraySubquery(theirs.values(said=JSONObject(pk="pk", skill="skill")))

    def of_skill(self, sector: Sector, skill: str) -> "VerificationQuerySet":
        return self.filter(sector=sector, skill__iexact=skill)


class Verification(Authored):
    """A badge: two saw proof that a member knows a skill of a trade, or staff did where there were
    not two; who saw it, when, and what.

    Its author is the one whose word was the last that was needed.
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="verifications")
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="verifications")
    skill = models.CharField(max_length=60)
    area = models.CharField(
        max_length=9, choices=Area, default=Area.CRAFT, db_default=Area.CRAFT.value
    )
    proof = models.TextField(max_length=1000)
    ends_at = models.DateTimeField(default=a_year_on)
    # none where staff saw the proof alone
    application = models.OneToOneField(
        "mentorship.Application",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="badge",
    )
    # held something back that they earn by, as was found; until that is lifted
    suspended_at = models.DateTimeField(null=True, blank=True)
    # told that it ends soon, or that it has ended
    warned_at = models.DateTimeField(null=True, blank=True)
    lapse_told_at = models.DateTimeField(null=True, blank=True)
    # said that it rests, as its holder is frozen; until it is said that it goes on
    rested_at = models.DateTimeField(null=True, blank=True)

    objects = VerificationQuerySet.as_manager()

    class Meta(Authored.Meta):
        indexes = [models.Index(fields=["sector", "ends_at"])]

    def __str__(self) -> str:
        return f"{self.member}: {self.skill}"

    def get_absolute_url(self) -> str:
        return reverse("mentorship:verification", args=[self.pk])

    @property
    def is_standing(self) -> bool:
        lasts = self.ends_at > timezone.now() and self.suspended_at is None
        return lasts and not self.is_revoked

    @property
    def is_revoked(self) -> bool:
        taken = getattr(self, "revocation", None)
        return taken is not None and taken.lifted_at is None

    @property
    def is_renewable(self) -> bool:
        return self.ends_at - timezone.now() < RENEWABLE


class Revocation(Authored):
    """A badge taken back before its time, with the reason its holder was given."""

    verification = models.OneToOneField(
        Verification, on_delete=models.CASCADE, related_name="revocation"
    )
    reason = models.CharField(max_length=300)
    lifted_at = models.DateTimeField(null=True, blank=True)

    @property
    def may_be_appealed(self) -> bool:
        """By its holder, once, within a month."""
        over = self.lifted_at is not None or hasattr(self, "appeal")
        return not over and timezone.now() - self.made_at < TO_APPEAL

    def __str__(self) -> str:
        return f"{self.verification}: {self.reason}"
