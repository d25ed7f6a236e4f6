from datetime import timedelta

from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored
from community.sectors.models import Place

FORGIVEN = timedelta(days=30)


class Sort(models.TextChoices):
    FLOOD = "flood", _("Flood")
    ROAD = "road", _("Road closed")
    RAID = "raid", _("Raid or eviction")
    THIEVES = "thieves", _("Thieves")
    FIRE = "fire", _("Fire")
    CHEATS = "cheats", _("False money, cheats")
    OTHER = "other", _("Something else")


class AlertQuerySet(models.QuerySet["Alert"]):
    def running(self) -> "AlertQuerySet":
        """Not over, not taken back or away; hidden ones too."""
        return self.filter(ends_at__gt=timezone.now(), withdrawn_at=None, taken_at=None)

    def standing(self) -> "AlertQuerySet":
        return self.running().filter(hidden_at=None)

    def false(self) -> "AlertQuerySet":
        """Denied by those who are trusted, or taken away after a report, not long ago."""
        since = timezone.now() - FORGIVEN
        denied = Q(hidden_at__gt=since) | Q(taken_at__gt=since)
        return self.filter(denied)

    def counted(self) -> "AlertQuerySet":
        counts = {"yes": Count("echoes", filter=Q(echoes__confirms=True))}
        counts |= {"no": Count("echoes", filter=Q(echoes__confirms=False))}
        return self.annotate(**counts)


class Alert(Authored):
    """A member warns those at a place: short, and over after some hours."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="alerts")
    sort = models.CharField(max_length=8, choices=Sort)
    spot = models.CharField(max_length=60, blank=True)
    text = models.CharField(max_length=140, blank=True)
    circle = models.BigIntegerField()
    ends_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    sure_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)

    objects = AlertQuerySet.as_manager()

    # Filled in by reads.
    yes: int
    no: int
    here: bool
    mine: bool | None

    class Meta(Authored.Meta):
        ordering = ["-pk"]
        indexes = [models.Index(fields=["place", "ends_at"])]

    def __str__(self) -> str:
        return f"{self.get_sort_display()}, {self.spot or self.place}"

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now() or bool(self.withdrawn_at or self.taken_at)
