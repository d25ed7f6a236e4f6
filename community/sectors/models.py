from django.db import models
from django.utils.translation import get_language

from community.sectors.distance import kilometres

NEAR = 50


class Named(models.Model):
    """Something with a slug and a name in English and, where it differs, in Swahili."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    name_sw = models.CharField(max_length=80, blank=True)

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return (get_language() == "sw" and self.name_sw) or self.name


class Sector(Named):
    """A trade: cereals, vegetables, second-hand clothes."""


class Place(Named):
    """A town or a market town; a market that lies in one is in pricing."""

    county = models.CharField(max_length=60, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    def is_near(self, other: "Place") -> bool:
        """The same, or within an hour's ride."""
        km = kilometres(self.latitude, self.longitude, other.latitude, other.longitude)
        return self.pk == other.pk or (km is not None and km <= NEAR)
