from django.db import models
from django.utils.translation import gettext_lazy as _


class Trouble(models.TextChoices):
    NONE = "", _("Was there")
    DEAD = "dead", _("Not there any more")
    CHANGED = "changed", _("Something else now")
    LARGE = "large", _("Too large for a phone")


class Video(models.Model):
    """What the nightly look at a linked film came to."""

    url = models.URLField(unique=True)
    kind = models.CharField(max_length=100, blank=True)
    size = models.BigIntegerField(default=0)
    trouble = models.CharField(max_length=8, choices=Trouble, blank=True, default="")
    checked_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.url
