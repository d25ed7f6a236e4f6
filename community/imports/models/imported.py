from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored
from groups.models import Group

KEPT_FOR = timedelta(days=30)


class Order(models.TextChoices):
    """How this file writes the third of April."""

    DAY_FIRST = "dmy", _("Day first: 3/4 is the third of April")
    MONTH_FIRST = "mdy", _("Month first: 3/4 is the fourth of March")
    YEAR_FIRST = "ymd", _("Year first: 2026/4/3")


class Import(Authored):
    """A chat that a steward brought in. Its text is kept only until it has been read."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="imports")
    digest = models.CharField(max_length=64)
    # '' until someone has said which it is.
    order = models.CharField(max_length=3, choices=Order, blank=True)
    text = models.TextField()
    messages = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(fields=["group", "digest"], name="one_import_of_a_chat"),
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.made_at:%Y-%m-%d}"
