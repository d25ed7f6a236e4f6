from django.db import models

from community.deals.models.deal import Deal
from community.members.models import Authored


class Result(Authored):
    """What one of the two says of how a deal went; of what they said, the last counts."""

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="results")
    done = models.BooleanField()
    words = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.author}: {'done' if self.done else self.words}"
