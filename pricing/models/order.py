from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils import timezone

from community.members.models import Authored
from pricing.models.offer import Offer
from pricing.models.pledge import Pledge
from pricing.models.quote import Quote
from pricing.models.round import Round


class AwardQuerySet(models.QuerySet["Award"]):
    def standing(self) -> "AwardQuerySet":
        return self.filter(fallen_at=None)


class Award(models.Model):
    """The quote that won, as it stood then; where its supplier withdraws, the next best has one."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="awards")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="awards")
    quantity = models.DecimalField(max_digits=14, decimal_places=3)
    price = models.DecimalField(max_digits=14, decimal_places=2)
    made_at = models.DateTimeField(default=timezone.now)
    fallen_at = models.DateTimeField(null=True)

    objects = AwardQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round"], condition=Q(fallen_at=None), name="one_standing_award_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.quantity} at {self.price}"


class Confirmation(Authored):
    """A member says yes or no to the price of an award; the newest word counts."""

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="confirmations")
    pledge = models.ForeignKey(Pledge, on_delete=models.PROTECT, related_name="confirmations")
    agreed = models.BooleanField()
    replaced_at = models.DateTimeField(null=True)

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["award", "pledge"],
                condition=Q(replaced_at=None),
                name="one_word_on_an_award_each",
            ),
        ]

    def __str__(self) -> str:
        return "yes" if self.agreed else "no"


class Order(Authored):
    """The steward orders what was confirmed, at the price that quantity lands at."""

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="order")
    award = models.OneToOneField(Award, on_delete=models.PROTECT, related_name="order")
    quantity = models.DecimalField(max_digits=14, decimal_places=3)
    price = models.DecimalField(max_digits=14, decimal_places=2)
    total = models.DecimalField(max_digits=18, decimal_places=2)
    buyers = models.ManyToManyField(Pledge, related_name="orders")

    def __str__(self) -> str:
        return f"order of {self.quantity} at {self.price}"


class Delivery(Authored):
    """It came: what was paid in all for what arrived, and the line it became on the board."""

    order = models.OneToOneField(Order, on_delete=models.PROTECT, related_name="delivery")
    quantity = models.DecimalField(max_digits=14, decimal_places=3)
    total = models.DecimalField(max_digits=18, decimal_places=2)
    quote = models.OneToOneField(Quote, on_delete=models.PROTECT, related_name="delivery")

    def __str__(self) -> str:
        return f"{self.quantity} for {self.total}"

    @property
    def price(self) -> Decimal:
        """Of one unit, landed."""
        return (self.total / self.quantity).quantize(Decimal("0.01"))
