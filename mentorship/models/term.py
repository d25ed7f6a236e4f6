from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored, Member
from mentorship.models.verification import Verification

SHORTEST, LONGEST = 4, 8
GOALS = 3
GRACE = timedelta(days=14)


class Outcome(models.TextChoices):
    """How a term ended; none while it is asked for or runs."""

    GRADUATED = "graduated", _("Graduated")
    STOPPED = "stopped", _("Stopped")
    EXPIRED = "expired", _("The time is over")
    DECLINED = "declined", _("Not taken on")


class TermQuerySet(models.QuerySet["Term"]):
    def of(self, member: Member) -> "TermQuerySet":
        """The two whose term it is; nobody else knows of it."""
        return self.filter(Q(author=member) | Q(mentor=member))

    def asked(self) -> "TermQuerySet":
        return self.filter(accepted_at=None, ended_at=None)

    def running(self) -> "TermQuerySet":
        return self.filter(accepted_at__isnull=False, ended_at=None)

    def taught_by(self, badge: Verification) -> "TermQuerySet":
        """On this badge, or on one of the same skill that gave way to it."""
        same = self.filter(badge__sector=badge.sector_id, badge__skill__iexact=badge.skill)
        return same.filter(mentor=badge.member_id).select_related("author", "mentor", "badge")

    def graduated(self) -> "TermQuerySet":
        return self.filter(outcome=Outcome.GRADUATED)


class Term(Authored):
    """An apprenticeship of four to eight weeks, asked for by whoever learns, its author.

    Its live stream is term.<id>, for the two alone.
    """

    mentor = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="terms")
    badge = models.ForeignKey(Verification, on_delete=models.CASCADE, related_name="terms")
    goals = ArrayField(models.CharField(max_length=120), size=GOALS)
    reached = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    weeks = models.PositiveSmallIntegerField()
    pay = models.CharField(max_length=100, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True, default="")
    # whether it counts among the mentor's graduates: not within a ring of each other's
    credited = models.BooleanField(default=False)

    objects = TermQuerySet.as_manager()

    class Meta(Authored.Meta):
        indexes = [models.Index(fields=["mentor"], condition=Q(ended_at=None), name="taught_now")]
        constraints = [
            *Authored.Meta.constraints,
            models.CheckConstraint(condition=~Q(author=F("mentor")), name="learn_of_another"),
            models.UniqueConstraint(
                fields=["author", "mentor"], condition=Q(ended_at=None), name="one_term_each"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.badge.skill}"

    def get_absolute_url(self) -> str:
        return reverse("mentorship:term", args=[self.pk])

    @property
    def topic(self) -> str:
        return f"term.{self.pk}"

    @property
    def is_running(self) -> bool:
        return self.accepted_at is not None and self.ended_at is None

    @property
    def is_asked(self) -> bool:
        return self.accepted_at is None and self.ended_at is None

    @property
    def week(self) -> int:
        """Which week of it is now, from one; the last one for what went on longer."""
        since = self.accepted_at or timezone.now()
        return min(self.weeks, (timezone.now() - since).days // 7 + 1)

    @property
    def aims(self) -> list[tuple[str, bool]]:
        """Each goal, and whether it is reached."""
        return [(goal, number in self.reached) for number, goal in enumerate(self.goals)]

    @property
    def last_day(self) -> date | None:
        """A little past the end, so that the last work can still be looked at."""
        return self.ends_on + GRACE if self.ends_on else None


class Party(models.Model):
    """One of the two: when they last gave a sign, and what was said to them of a silence."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="parties")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    heard_at = models.DateTimeField()
    nudged_at = models.DateTimeField(null=True, blank=True)
    offered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "parties"
        indexes = [models.Index(fields=["heard_at"])]
        constraints = [models.UniqueConstraint(fields=["term", "member"], name="one_party_each")]

    def __str__(self) -> str:
        return f"{self.member} in {self.term_id}"


class Relay(Authored):
    """Whoever learns asks another mentor to go on with the term; a yes moves it over."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="relays")
    mentor = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    badge = models.ForeignKey(Verification, on_delete=models.CASCADE, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    accepted = models.BooleanField(default=False)

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["term"], condition=Q(answered_at=None), name="one_relay_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term_id} to {self.mentor}"

    def get_absolute_url(self) -> str:
        return reverse("mentorship:relay", args=[self.pk])
