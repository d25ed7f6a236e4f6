from datetime import timedelta
from decimal import Decimal

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored
from groups.models import Group
from pricing.measures import plain, size
from pricing.models.commodity import Commodity
from pricing.models.market import Market


class RoundQuerySet(models.QuerySet["Round"]):
    def whole(self) -> "RoundQuerySet":
        """With all that a page says of it, and how it ended."""
        inside = ("group__sector", "group__place", "commodity", "market__place")
        return self.select_related(*inside, "closing", "cancellation", "order__delivery")

    def due(self) -> "RoundQuerySet":
        """Past their hour and not yet closed."""
        return self.filter(closed_at=None, closes_at__lte=timezone.now())


class Round(Authored):
    """A group buys one thing together: pledged by members, quoted under seal by suppliers.

    Opened from a line of the board. `usual` is what the board said a unit cost then: what the
    saving is counted against.
    """

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="rounds")
    commodity = models.ForeignKey(Commodity, on_delete=models.PROTECT, related_name="+")
    market = models.ForeignKey(Market, on_delete=models.PROTECT, related_name="+")
    grade = models.CharField(max_length=20, blank=True)
    spot = models.CharField(max_length=80, blank=True)
    unit = models.CharField(max_length=30)
    factor = models.DecimalField(max_digits=12, decimal_places=4)
    base = models.CharField(max_length=12)
    currency = models.CharField(max_length=3)
    threshold = models.DecimalField(max_digits=12, decimal_places=3)
    closes_at = models.DateTimeField(db_index=True)
    delivery_on = models.DateField()
    more_days = models.PositiveSmallIntegerField(default=2)
    usual = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    extended_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    # Filled in by reads.
    pledged: Decimal
    people: int
    price: Decimal | None
    confirmed: Decimal

    objects = RoundQuerySet.as_manager()

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["group", "commodity", "market"],
                condition=models.Q(closed_at=None),
                name="one_open_round_each",
            ),
            models.CheckConstraint(
                condition=models.Q(threshold__gt=0), name="round_wants_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commodity}, {self.measure}, {self.market}"

    @property
    def topic(self) -> str:
        return f"round.{self.pk}"

    @property
    def measure(self) -> str:
        """bag 90 kg"""
        return (
            self.unit if self.unit == self.base else f"{self.unit} {size(self.factor, self.base)}"
        )

    @property
    def is_open(self) -> bool:
        """Pledges and quotes count: until the hour, whether or not the closing was yet made."""
        return self.closed_at is None and timezone.now() < self.closes_at

    @property
    def left(self) -> timedelta:
        return max(self.closes_at - timezone.now(), timedelta())

    @property
    def to_go(self) -> Decimal:
        return max(self.threshold - self.pledged, Decimal(0))

    @property
    def state(self) -> str:
        """open, closing (its hour is past, its closing not yet made), called off, the outcome of
        its closing, ordered or delivered."""
        if hasattr(self, "order"):
            return "delivered" if hasattr(self.order, "delivery") else "ordered"
        if hasattr(self, "cancellation"):
            return "off"
        if self.closed_at is None:
            return "open" if self.is_open else "closing"
        return self.closing.outcome


class Cancellation(Authored):
    """A steward calls a round off before anything is ordered, and says why."""

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="cancellation")
    reason = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.round} called off"


class Outcome(models.TextChoices):
    """How the pledges and the sealed quotes came together."""

    CHOSEN = "chosen", _("a quote is chosen")
    SHORT = "short", _("too little was pledged")
    DEAR = "dear", _("the quotes were above the highest prices")
    EMPTY = "empty", _("no supplier quoted")
    FALLEN = "fallen", _("the supplier withdrew and no other quote holds")


class Closing(models.Model):
    """What the round came to at its hour, worked out once; `within` is what the best price left."""

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="closing")
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    pledged = models.DecimalField(max_digits=14, decimal_places=3)
    within = models.DecimalField(max_digits=14, decimal_places=3, default=Decimal(0))
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.outcome}: {plain(self.pledged)}"
