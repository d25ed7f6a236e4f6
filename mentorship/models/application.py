from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from community.members.models import Authored
from community.pictures.models import Picture
from community.sectors.models import Sector
from mentorship.models.answer import Answer
from mentorship.models.tutorial import Tutorial
from mentorship.models.verification import Area

WAITS = timedelta(days=60)


class ApplicationQuerySet(models.QuerySet["Application"]):
    def waiting(self) -> "ApplicationQuerySet":
        """Neither decided nor taken back, and not forgotten."""
        return self.filter(closed_at=None, made_at__gt=timezone.now() - WAITS)


class Application(Authored):
    """A member says that they know a skill of a trade, and shows what they have to show for it.

    Two who know the skill themselves look at it: their words are *Sightings*.
    """

    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="applications")
    skill = models.CharField(max_length=60)
    area = models.CharField(
        max_length=9, choices=Area, default=Area.CRAFT, db_default=Area.CRAFT.value
    )
    words = models.TextField(max_length=1000)
    pictures = models.ManyToManyField(Picture, blank=True, related_name="applications")
    tutorials = models.ManyToManyField(Tutorial, blank=True, related_name="+")
    answers = models.ManyToManyField(Answer, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta(Authored.Meta):
        indexes = [models.Index(fields=["sector"], condition=Q(closed_at=None), name="applied")]
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["author", "sector", "skill"],
                condition=Q(closed_at=None),
                name="one_application_each",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.skill}"

    def get_absolute_url(self) -> str:
        return reverse("mentorship:application", args=[self.pk])

    @property
    def is_waiting(self) -> bool:
        return self.closed_at is None and timezone.now() - self.made_at < WAITS


class Sighting(Authored):
    """One who knows the skill looked at the evidence: yes or no, and one line why."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="sightings")
    agrees = models.BooleanField()
    words = models.CharField(max_length=300)
    as_staff = models.BooleanField(default=False)

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(fields=["author", "application"], name="one_sighting_each"),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.words}"
