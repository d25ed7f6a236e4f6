from typing import Any

from django.db import models


class Topic(models.Model):
    """A stream of numbered events; head is the last number taken."""

    name = models.CharField(max_length=100, primary_key=True)
    head = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name} @ {self.head}"


class Event(models.Model):
    """One thing that happened, numbered without gaps and in commit order within its topic."""

    pk = models.CompositePrimaryKey("topic_id", "number")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="events")
    number = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=40)
    actor = models.ForeignKey(
        "members.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    subject = models.PositiveBigIntegerField()
    data = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    thing: Any = None  # the subject as its act has just made it, ready to be drawn
    ends = 0  # how many rights had ended by then, while it is on its way

    def __str__(self) -> str:
        return f"{self.topic_id} {self.number} {self.kind}"
