from typing import Any

from django.db import models

from community.members.models.freeze import AGENT
from community.members.models.member import Member


class BrowserQuerySet(models.QuerySet["Browser"]):
    def shared(self, one: Any, other: Any) -> "BrowserQuerySet":
        """By which both came in, ever; each a member, or an OuterRef to one."""
        return self.filter(member=other, mark__in=self.filter(member=one).values("mark"))


class Browser(models.Model):
    """A browser that a member came in by, known again by its cookie; only the digest is kept."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="browsers")
    mark = models.CharField(max_length=64)
    agent = models.CharField(max_length=AGENT, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = BrowserQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "mark"], name="one_browser_each")]

    def __str__(self) -> str:
        return f"a browser of {self.member}"
