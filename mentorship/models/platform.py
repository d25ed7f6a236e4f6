from django.db import models
from django.utils.text import slugify

# How they spell themselves; a trade names others by writing about them.
USUAL = (
    "Facebook Marketplace",
    "Glovo",
    "Instagram",
    "Jiji",
    "Jumia",
    "Kilimall",
    "TikTok",
    "WhatsApp Business",
)
SPELLED = {slugify(one): one for one in USUAL}


class Platform(models.Model):
    """Where one sells on the net: known by its name from the first lesson that says it."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=40)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
