from datetime import timedelta
from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils import timezone

from community.members.models import Authored, Member
from community.sectors.models import Place
from groups.models import Group
from pricing.models.market import Market

LASTS = timedelta(days=180)


class FareQuerySet(models.QuerySet["Fare"]):
    def standing(self) -> "FareQuerySet":
        """Not taken back, and not from another season: fuel prices move."""
        return self.filter(withdrawn_at=None, made_at__gte=timezone.now() - LASTS)

    def known_to(self, member: Member) -> "FareQuerySet":
        """Fares are told among the members of a group."""
        return self.filter(group__in=Group.objects.of(member))


class Fare(Authored):
    """What the way from a market to a place costs: of the trip, and of each unit carried.

    For a shop on the net it is what the shop asks for bringing the goods. The newest a member's
    groups know is what counts; none is ever changed, so what was worked out can be understood.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="fares")
    market = models.ForeignKey(Market, on_delete=models.PROTECT, related_name="fares")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    currency = models.CharField(max_length=3, default="KES")
    per_trip = models.DecimalField(max_digits=12, decimal_places=2, default=Decimal(0))
    per_unit = models.DecimalField(max_digits=12, decimal_places=2, default=Decimal(0))
    unit = models.CharField(max_length=30, blank=True)
    factor = models.DecimalField(max_digits=12, decimal_places=4, default=Decimal(1))
    base = models.CharField(max_length=12, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = FareQuerySet.as_manager()

    class Meta(Authored.Meta):
        indexes = [models.Index(fields=["place", "market", "-made_at"])]
        constraints = [
            *Authored.Meta.constraints,
            models.CheckConstraint(
                condition=Q(per_trip__gte=0, per_unit__gte=0, factor__gt=0),
                name="fare_is_never_a_gain",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.market} – {self.place}: {self.per_trip} + {self.per_unit} / {self.unit}"

    @property
    def per_base(self) -> Decimal:
        return self.per_unit / self.factor

    def carries(self, currency: str, base: str) -> bool:
        """Whether it can be added to a price in this currency per this base unit."""
        return self.currency == currency and (not self.per_unit or self.base == base)
