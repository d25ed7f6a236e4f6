from django.db import models
from django.db.models import F, Q

from community.members.models import Authored, Freeze, Member
from community.sectors.models import Place


class PlacingQuerySet(models.QuerySet["Placing"]):
    def standing(self) -> "PlacingQuerySet":
        """Not taken back, by those who are here, whose own badges do not rest."""
        resting = Freeze.objects.lasting().values("member")
        return self.filter(ended_at=None, author__is_active=True).exclude(author__in=resting)


class Placing(Authored):
    """One who is of a town has seen another sell there. Where somebody trades is what others of
    that place say, never what a machine guesses."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="placings")
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = PlacingQuerySet.as_manager()

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["author", "member", "place"],
                condition=Q(ended_at=None),
                name="one_placing_each",
            ),
            models.CheckConstraint(condition=~Q(author=F("member")), name="placed_by_another"),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.member} sells in {self.place}"
