from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored, Member
from community.sectors.models import Sector
from groups import offices
from groups.models import Membership
from mentorship.models.verification import Verification


class Topic(models.TextChoices):
    DAY = "day", _("Planning the day")
    SELLING = "selling", _("Selling")
    PACKING = "packing", _("Packing")
    SAFETY = "safety", _("Health and safety")
    MONEY = "money", _("Money")
    PLATFORM = "platform", _("Online platforms")
    SKILLS = "skills", _("Skills")


class Kind(models.TextChoices):
    LESSON = "lesson", _("Lesson")
    CARD = "card", _("Platform card")


HOLDS = {Kind.LESSON: timedelta(days=182), Kind.CARD: timedelta(days=91)}


class TutorialQuerySet(models.QuerySet["Tutorial"]):
    def seen_by(self, member: Member) -> "TutorialQuerySet":
        """One's own; the published ones of one's trades; what waits for a review one may give."""
        if member.is_staff:
            return self
        published = Q(published__isnull=False) & of_trade(member)
        waiting = Q(sector__in=reviewable(member), editions__submitted_at__isnull=False)
        seen = Q(author=member) | published | waiting
        return self.filter(pk__in=self.model._default_manager.filter(seen).values("pk"))

    def published_for(self, member: Member) -> "TutorialQuerySet":
        rows = self.filter(published__isnull=False)
        return rows if member.is_staff else rows.filter(Q(author=member) | of_trade(member))


def of_trade(member: Member) -> Q:
    trades = Membership.objects.filter(member=member).values("group__sector")
    return Q(sector__in=trades) | Q(sector__in=reviewable(member))


def reviewable(member: Member) -> models.QuerySet[Sector]:
    """The trades whose tutorials a member may review: as verified mentor, as a steward who is
    known, or as staff."""
    if member.is_staff:
        return Sector.objects.all()
    badges = Verification.objects.standing().filter(member=member)
    offices_held = offices.held_by(member).values("group__sector")
    mine = Q(pk__in=badges.values("sector")) | Q(pk__in=offices_held)
    return Sector.objects.filter(mine)


class Tutorial(Authored):
    """A lesson of a trade. What it says is in its editions; readers see the published one."""

    slug = models.SlugField(max_length=80, unique=True)
    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="tutorials")
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    topic = models.CharField(_("topic"), max_length=10, choices=Topic)
    published = models.ForeignKey(
        "mentorship.Edition", null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    worth = models.FloatField(default=0.0, db_default=0.0)
    kind = models.CharField(max_length=6, choices=Kind, default=Kind.LESSON, db_default=Kind.LESSON)
    review_by = models.DateField(null=True, blank=True)
    source = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="translations"
    )

    objects = TutorialQuerySet.as_manager()

    class Meta(Authored.Meta):
        indexes = [models.Index(fields=["sector", "-published_at"])]

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        return reverse("mentorship:tutorial", args=[self.slug])

    @property
    def root(self) -> int:
        """A lesson and its translations are tried as one."""
        return self.source_id or self.pk

    @property
    def stream(self) -> str:
        return f"lesson.{self.root}"

    @property
    def shelf(self) -> str:
        return f"shelf.{self.sector_id}"

    @property
    def holds_until(self) -> date:
        """What is looked at today is looked at again by then."""
        return timezone.localdate() + HOLDS[Kind(self.kind)]

    @property
    def is_stale(self) -> bool:
        return self.review_by is not None and self.review_by < timezone.localdate()
