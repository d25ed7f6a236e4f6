from django.db import models
from django.urls import reverse

from community.members.models import Authored
from community.sectors.models import Sector
from mentorship.models.tutorial import Tutorial


class Collection(Authored):
    """Lessons of a trade in the order in which they are best learnt."""

    sector = models.ForeignKey(Sector, on_delete=models.PROTECT, related_name="collections")
    title = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("mentorship:collection", args=[self.pk])


class Step(models.Model):
    """A lesson's turn in a collection."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="steps")
    tutorial = models.ForeignKey(Tutorial, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["collection", "tutorial"], name="one_step_each")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.tutorial}"
