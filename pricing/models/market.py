from django.db import models

from community.sectors.models import Place


class Market(models.Model):
    """Where prices are seen: a market of a town, under the name traders give it."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=80)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="markets")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    # As a survey names the region and numbers the market.
    region = models.CharField(max_length=60, blank=True, default="", db_default="")
    source_id = models.CharField(max_length=40, null=True, blank=True, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
