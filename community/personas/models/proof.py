from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from community.members.models import Authored
from groups.models import Group

LASTS = timedelta(days=90)


def a_season_on() -> datetime:
    return timezone.now() + LASTS


class Proof(Authored):
    """What the site states of a member to anybody: of which group they are a verified trader since
    when, and how many vouched for them on the day it was made."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    business = models.CharField(max_length=60)
    since = models.DateField()
    vouched = models.PositiveIntegerField()
    met = models.PositiveIntegerField()
    ends_at = models.DateTimeField(default=a_season_on)
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.business} in {self.group}"

    @property
    def statement(self) -> str:
        """All that is stated, in the form that is signed: change one word, and it is no proof."""
        said = (self.pk, self.author_id, self.group_id, self.business, self.since.isoformat())
        until = int(self.ends_at.timestamp())
        return "\n".join(map(str, (*said, self.vouched, self.met, until)))
