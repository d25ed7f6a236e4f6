from datetime import timedelta
from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored, Member
from groups.models.group import Group

FEWEST, TENTH, QUARTER = 3, 10, 4
TO_SIGN, TO_VOTE = timedelta(days=14), timedelta(days=7)
# How long a steward is left in peace after one, and how long one who was recalled stays out.
IN_PEACE, BARRED = timedelta(days=90), timedelta(days=180)


class Result(models.TextChoices):
    RECALLED = "recalled", _("The office ended")
    KEPT = "kept", _("The steward stays")
    UNHEARD = "unheard", _("Too few voted: the steward stays")
    UNSIGNED = "unsigned", _("Too few asked for it")


class RecallQuerySet(models.QuerySet["Recall"]):
    def still_open(self) -> "RecallQuerySet":
        return self.filter(closed_at=None)

    def due(self) -> "RecallQuerySet":
        """What the clock, and nobody else, ends."""
        return self.still_open().filter(closes_at__lte=timezone.now())

    def bars(self) -> "RecallQuerySet":
        """Those for which somebody cannot be steward of the group again yet."""
        since = timezone.now() - BARRED
        return self.filter(result=Result.RECALLED, closed_at__gt=since)


class Recall(Authored):
    """Members want a steward out of office. A tenth of the verified must ask; then all of them
    vote in secret. No steward can end it, put it off or take anybody's vote away.

    Who began it, who signed and how each voted is shown to nobody.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="recalls")
    steward = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="recalls")
    reason = models.CharField(max_length=300)
    needed = models.PositiveIntegerField()
    # Nobody asked for it: the year of the steward is nearly over.
    term = models.BooleanField(default=False, db_default=False)
    # Of the petition first, then of the vote.
    closes_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=8, choices=Result.choices, blank=True)
    yes = models.PositiveIntegerField(default=0)
    no = models.PositiveIntegerField(default=0)

    objects = RecallQuerySet.as_manager()

    class Meta(Authored.Meta):
        indexes = [
            models.Index(
                fields=["closes_at"], condition=models.Q(closed_at=None), name="open_recalls"
            )
        ]
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["group", "steward"],
                condition=models.Q(closed_at=None),
                name="one_open_recall_each",
            ),
        ]

    def __str__(self) -> str:
        return f"recall of {self.steward} in {self.group}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.closes_at > timezone.now()

    @property
    def is_vote(self) -> bool:
        return self.opened_at is not None


class Signature(Authored):
    """A verified member asks for the vote."""

    recall = models.ForeignKey(Recall, on_delete=models.CASCADE, related_name="signatures")

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(fields=["author", "recall"], name="one_signature_each"),
        ]

    def __str__(self) -> str:
        return f"signature for {self.recall_id}"


class Elector(models.Model):
    """Who may vote: written down when the vote opens, and nobody is struck off. That they voted
    is known, under which key, so that none votes twice; how, is not."""

    recall = models.ForeignKey(Recall, on_delete=models.CASCADE, related_name="electors")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recall", "member"], name="one_elector_each")
        ]

    def __str__(self) -> str:
        return f"elector {self.pk}"


class Paper(models.Model):
    """A vote in the box: of nobody, at no time, and in no order."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    recall = models.ForeignKey(Recall, on_delete=models.CASCADE, related_name="papers")
    ends = models.BooleanField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return "a paper"
