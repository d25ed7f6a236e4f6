from datetime import timedelta

from django.db import models
from django.utils import timezone

from community.members.models import Authored, Member

WINDOW = timedelta(minutes=15)


class Withdrawable(Authored):
    """Something said that its author may change for 15 minutes, and take back at any time."""

    edited_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_why = models.CharField(max_length=300, blank=True)

    class Meta(Authored.Meta):
        abstract = True

    @property
    def may_change(self) -> bool:
        return self.withdrawn_at is None and timezone.now() - self.made_at < WINDOW
