from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored
from community.notices.models.preference import usual_night
from groups.models.membership import Membership
from groups.models.message import Message

HOURS, DAY, FORTNIGHT = 1, 24, 14 * 24
FEWEST, MOST = 2, 6
LAST_CALL = timedelta(hours=3)
EARLIEST, EVENING = timedelta(days=1), timedelta(hours=1)


class BallotQuerySet(models.QuerySet["Ballot"]):
    def still_open(self) -> "BallotQuerySet":
        return self.filter(closes_at__gt=timezone.now(), message__withdrawal=None)


class Ballot(models.Model):
    """A question with choices, asked in a message; what stands when it closes is its result."""

    message = models.OneToOneField(
        Message, primary_key=True, on_delete=models.CASCADE, related_name="ballot"
    )
    closes_at = models.DateTimeField(_("closes"))
    reminded_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = BallotQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["closes_at"])]

    def __str__(self) -> str:
        return str(self.message)

    @property
    def is_open(self) -> bool:
        return timezone.now() < self.closes_at

    @property
    def electors(self) -> "models.QuerySet[Membership]":
        """Whoever was in the group when it was asked; who came in later reads it."""
        asked = self.message
        return Membership.objects.filter(group=asked.room.group_id, since__lte=asked.made_at)

    @property
    def is_undecided(self) -> bool:
        """Closed, and nobody is ahead: a tie, or no vote at all, decides nothing."""
        *_rest, second, first = sorted(choice.times for choice in self.choices.all())
        return not self.is_open and first == second

    @property
    def call_at(self) -> datetime:
        """When those who have not voted are told that it closes soon: before the night, where they
        would hear of it only when it is closed."""
        made = self.message.made_at
        at = self.closes_at - min(LAST_CALL, (self.closes_at - made) / 2)
        night = usual_night(at)
        if night is None or night.end < self.closes_at:
            return at
        awake = night.begin - made
        return night.begin - min(EVENING, awake / 2) if awake > timedelta(0) else at


class Choice(models.Model):
    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="choices")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(_("choice"), max_length=80)

    # Filled in by reads.
    times: int

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["ballot", "number"], name="choice_number")]

    def __str__(self) -> str:
        return self.words


class VoteQuerySet(models.QuerySet["Vote"]):
    def standing(self) -> "VoteQuerySet":
        """Neither changed for another nor gone with its voter."""
        return self.filter(ended_at=None)


class Vote(Authored):
    """One member's choice; changed, it ends and another begins."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="votes")
    choice = models.ForeignKey(Choice, on_delete=models.CASCADE, related_name="votes")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = VoteQuerySet.as_manager()

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["ballot", "author"],
                condition=models.Q(ended_at=None),
                name="one_vote_each",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.choice}"
