from django.db import models

from community.members.models import Authored
from community.pictures.models import Picture

MOST = 3


class PhotoQuerySet(models.QuerySet["Photo"]):
    def standing(self) -> "PhotoQuerySet":
        return self.filter(taken_down_at=None).select_related("picture").order_by("pk")


class Photo(Authored):
    """A picture of a member's business, and what it shows."""

    picture = models.OneToOneField(Picture, on_delete=models.PROTECT, related_name="photo")
    words = models.CharField(max_length=80)
    taken_down_at = models.DateTimeField(null=True, blank=True)

    objects = PhotoQuerySet.as_manager()

    def __str__(self) -> str:
        return self.words
