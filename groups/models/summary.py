from django.contrib.postgres.indexes import GinIndex
from django.db import models

from community.search import search
from groups.models.message import Worded
from groups.models.room import Room


class Summary(Worded):
    """What came of a topic, said by the steward who closed it. While its room points at it, nobody
    writes there; opened again, the room forgets it and the row stays."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="summaries")

    class Meta(Worded.Meta):
        verbose_name_plural = "summaries"
        indexes = [GinIndex(search.vector("text"), name="summary_words")]

    def __str__(self) -> str:
        return self.text[:60]
