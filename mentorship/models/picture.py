from django.db import models

from community.pictures.models import Picture
from mentorship.models.edition import Edition

MOST = 5


class Illustration(models.Model):
    """A picture of one edition, fetched on tap; what it shows is said beside it."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="illustrations")
    picture = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="illustrations")
    shows = models.CharField(max_length=120)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.shows
