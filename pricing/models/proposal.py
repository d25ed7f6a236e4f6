from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils import timezone

from community.members.models import Authored
from pricing.models.cell import Kind
from pricing.models.commodity import Commodity
from pricing.models.market import Market
from pricing.models.quote import Quote

LASTS = timedelta(days=1)


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def open(self) -> "ProposalQuerySet":
        """Those whose writer may still say yes, the newest first."""
        return self.filter(made_at__gt=timezone.now() - LASTS).order_by("-made_at", "-pk")


class Proposal(Authored):
    """A price as it was read out of a line and said back: the quote of the same key makes it count.

    low to high is the price of `quantity` units of the base. Doubted: its writer was told that
    others say something else, and a second yes insists.
    """

    line = models.CharField(max_length=400)
    commodity = models.ForeignKey(Commodity, on_delete=models.CASCADE, related_name="+")
    market = models.ForeignKey(Market, on_delete=models.CASCADE, related_name="+")
    low = models.DecimalField(max_digits=14, decimal_places=2)
    high = models.DecimalField(max_digits=14, decimal_places=2)
    quantity = models.DecimalField(max_digits=12, decimal_places=3, default=Decimal(1))
    base = models.CharField(max_length=10)
    currency = models.CharField(max_length=3)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    asked = models.BooleanField(default=False)
    doubted_at = models.DateTimeField(null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta(Authored.Meta):
        indexes = [models.Index(fields=["author", "-made_at"])]

    def __str__(self) -> str:
        return self.line[:60]

    @property
    def quote(self) -> Quote | None:
        return Quote.objects.filter(author=self.author, key=self.key).first()

    @property
    def words(self) -> dict[str, Any]:
        """As the report of it takes them."""
        said = ("commodity", "market", "quantity", "currency", "kind", "high", "asked")
        return {name: getattr(self, name) for name in said} | {"price": self.low, "unit": self.base}
