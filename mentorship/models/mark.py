from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored, Member
from mentorship.models.tutorial import Tutorial


class Renewal(Authored):
    """A reviewer looked again: it is still true."""

    tutorial = models.ForeignKey(Tutorial, on_delete=models.CASCADE, related_name="renewals")

    def __str__(self) -> str:
        return f"{self.tutorial}: {self.author}"


class Kind(models.TextChoices):
    DANGEROUS = "dangerous", _("Dangerous")
    DELISTED = "delisted", _("Off the shelf")


class MarkQuerySet(models.QuerySet["Mark"]):
    def standing(self) -> "MarkQuerySet":
        return self.filter(lifted_at=None)


class Mark(Authored):
    """A steward warns of a lesson or takes it off the shelf, and says why; until it is lifted."""

    tutorial = models.ForeignKey(Tutorial, on_delete=models.CASCADE, related_name="marks")
    kind = models.CharField(max_length=10, choices=Kind)
    reason = models.CharField(max_length=300)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = MarkQuerySet.as_manager()

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["tutorial", "kind"],
                condition=Q(lifted_at=None),
                name="one_standing_mark_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tutorial}: {self.kind}"
