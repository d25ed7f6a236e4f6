from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored, Member
from groups.models.group import Group

TO_APPEAL = timedelta(days=30)


class Outcome(models.TextChoices):
    """What a steward does about what was reported."""

    DISMISSED = "dismissed", _("Nothing is wrong")
    WARNED = "warned", _("A warning")
    SLOWED = "slowed", _("Slowed down for 24 hours: one message in 10 minutes")
    TAKEN = "taken", _("Taken away, with a warning")
    SUSPENDED = "suspended", _("Out of the group for some days")
    REMOVED = "removed", _("Out of the group")
    CLOSED = "closed", _("The account is closed")


# What is found of a thing that was reported; an account is closed by staff at their desk.
OF_REPORTS = [one for one in Outcome if one != Outcome.CLOSED]


class Finding(Authored):
    """What was found of one thing that was reported, by whom and why; an appeal may lift it."""

    group = models.ForeignKey(Group, null=True, on_delete=models.CASCADE, related_name="findings")
    noun = models.CharField(max_length=20)
    subject = models.BigIntegerField()
    about = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="findings")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    days = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=300)
    evidence = models.TextField()
    rule = models.CharField(max_length=300, blank=True, default="", db_default="")  # as it was then
    brought_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.reason}"

    @property
    def may_be_appealed(self) -> bool:
        """By the one concerned, once, within a month."""
        over = self.lifted_at or self.outcome == Outcome.DISMISSED or hasattr(self, "appeal")
        return not over and timezone.now() - self.made_at < TO_APPEAL


class Suspension(models.Model):
    """A member is out of a group until a day, when they are let in again by themselves.

    Their membership goes meanwhile, for a membership is the right to be inside.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="suspensions")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="suspensions")
    finding = models.OneToOneField(Finding, on_delete=models.CASCADE, related_name="suspension")
    since = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "member"],
                condition=models.Q(ended_at=None),
                name="one_suspension_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.member} is out of {self.group} until {self.until:%d %b}"


class Appeal(Authored):
    """The one concerned says, once, why a finding is wrong."""

    finding = models.OneToOneField(Finding, on_delete=models.CASCADE, related_name="appeal")
    words = models.CharField(max_length=1000)
    answered_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.author} appeals: {self.words[:60]}"


class Opinion(Authored):
    """What another steward, or one of the staff, thinks of an appeal; two alike settle it."""

    appeal = models.ForeignKey(Appeal, on_delete=models.CASCADE, related_name="opinions")
    lifts = models.BooleanField()
    reason = models.CharField(max_length=300)
    as_staff = models.BooleanField(default=False)

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(fields=["author", "appeal"], name="one_opinion_each"),
        ]

    def __str__(self) -> str:
        return f"{self.author} on appeal {self.appeal_id}: {self.reason}"
