from django.db import models
from django.db.models import Q

from community.members.models import Authored
from pricing.models.quote import Quote


class DisputeQuerySet(models.QuerySet["Dispute"]):
    def standing(self) -> "DisputeQuerySet":
        """Neither taken back, nor resting on a price that was."""
        return self.filter(withdrawn_at=None, other__withdrawal=None)


class Dispute(Authored):
    """Somebody saw another price than this one: their own, which counts by itself, or a reason.

    Each person counts once. No number of them changes the figure: that is for the rule to say.
    """

    quote = models.ForeignKey(Quote, on_delete=models.PROTECT, related_name="disputes")
    other = models.OneToOneField(Quote, null=True, on_delete=models.PROTECT, related_name="dispute")
    reason = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = DisputeQuerySet.as_manager()

    class Meta(Authored.Meta):
        ordering = ["pk"]
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["quote", "author"],
                condition=Q(withdrawn_at=None),
                name="one_dispute_each",
            ),
        ]

    def __str__(self) -> str:
        return self.reason or str(self.other)
