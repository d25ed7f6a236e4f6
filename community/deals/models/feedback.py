from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from community.deals.models.deal import Deal
from community.deals.questions import SHORT
from community.members.models import Authored, Member

PRIVATE = timedelta(hours=72)
TO_APPEAL = timedelta(days=30)


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    def standing(self) -> "FeedbackQuerySet":
        """Neither taken back nor lifted on appeal."""
        return self.filter(taken_back_at=None, lifted_at=None)

    def public(self) -> "FeedbackQuerySet":
        """To be read by those who know them: after 72 hours in which it could be put right."""
        return self.standing().filter(made_at__lte=timezone.now() - PRIVATE)


class Feedback(Authored):
    """Three answers of one member about another, after something the two did on record."""

    noun = models.CharField(max_length=10)
    subject = models.BigIntegerField()
    deal = models.ForeignKey(Deal, null=True, on_delete=models.PROTECT, related_name="feedback")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=10)
    first = models.BooleanField()
    second = models.BooleanField()
    third = models.BooleanField()
    words = models.CharField(max_length=300, blank=True)
    weighs = models.FloatField(default=1.0)
    mending = models.CharField(max_length=300, blank=True)
    mended_at = models.DateTimeField(null=True, blank=True)
    reply = models.CharField(max_length=300, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta(Authored.Meta):
        verbose_name_plural = "feedback"
        indexes = [models.Index(fields=["member", "made_at"])]
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["author", "noun", "subject"],
                condition=Q(taken_back_at=None),
                name="one_feedback_each",
            ),
            models.CheckConstraint(condition=~Q(author=F("member")), name="feedback_on_another"),
        ]

    def __str__(self) -> str:
        return f"{self.author} on {self.member}: {self.yes} of 3"

    @property
    def answers(self) -> tuple[bool, bool, bool]:
        return self.first, self.second, self.third

    @property
    def yes(self) -> int:
        return sum(self.answers)

    @property
    def said(self) -> list[tuple[object, bool]]:
        """as agreed: yes, on the day: no …"""
        return list(zip(SHORT[self.role], self.answers, strict=True))

    @property
    def public_at(self) -> datetime:
        return self.made_at + PRIVATE

    @property
    def is_public(self) -> bool:
        return self.stands and self.public_at <= timezone.now()

    @property
    def stands(self) -> bool:
        return self.taken_back_at is None and self.lifted_at is None

    @property
    def may_be_appealed(self) -> bool:
        """By the one it is about, once, until a month after it can be read."""
        young = timezone.now() < self.public_at + TO_APPEAL
        return self.stands and young and not self.hearings.exists()
