from django.db import models
from django.db.models import F, Q

from community.members.models import Authored
from pricing.models.round import Round


class PledgeQuerySet(models.QuerySet["Pledge"]):
    def standing(self) -> "PledgeQuerySet":
        """Not withdrawn, nor changed for another, by those who are still members of the group."""
        inside = Q(author__memberships__group=F("round__group"), author__is_active=True)
        return self.filter(inside, withdrawn_at=None)


class Pledge(Authored):
    """A member takes so many units, each at `limit` at most, landed. A change is a new pledge."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="pledges")
    quantity = models.DecimalField(max_digits=12, decimal_places=3)
    limit = models.DecimalField(max_digits=14, decimal_places=2)
    withdrawn_at = models.DateTimeField(null=True)

    objects = PledgeQuerySet.as_manager()

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["round", "author"],
                condition=Q(withdrawn_at=None),
                name="one_standing_pledge_each",
            ),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="pledge_of_something"),
            models.CheckConstraint(condition=Q(limit__gt=0), name="pledge_has_a_limit"),
        ]

    def __str__(self) -> str:
        return f"pledge {self.pk} in round {self.round_id}"
