from django.db import models

from community.deals.models.deal import Deal
from community.members.models import Authored, Member


class Witness(Authored):
    """A third member whom one of the two asks to be there when it changes hands.

    They say that they saw it, or that they did not; with the digits that the two show them, it is
    sure that they stood beside them.
    """

    deal = models.ForeignKey(Deal, on_delete=models.CASCADE, related_name="witnesses")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    digits = models.CharField(max_length=6)
    answered_at = models.DateTimeField(null=True, blank=True)
    saw = models.BooleanField(default=False)
    beside = models.BooleanField(default=False)

    class Meta(Authored.Meta):
        verbose_name_plural = "witnesses"
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(fields=["deal", "member"], name="one_witness_each"),
        ]

    def __str__(self) -> str:
        return f"{self.member} at deal {self.deal_id}"
