from datetime import timedelta
from decimal import Decimal

from django.db import models
from django.db.models import ExpressionWrapper, F, Value
from django.db.models.lookups import LessThan
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pricing import rules
from pricing.models.commodity import Commodity
from pricing.models.market import Market


class Kind(models.TextChoices):
    """How the goods are sold; kinds are never mixed in one figure."""

    WHOLESALE = "wholesale", _("wholesale")
    RETAIL = "retail", _("retail")
    ONLINE = "online", _("online shop")
    SUPPLIER = "supplier", _("supplier's quote")
    GROUP_ORDER = "group-order", _("group order")


# What is always an offer: there, paid or asked is not told apart.
OFFERS = (Kind.ONLINE, Kind.SUPPLIER)
# What a member may report; the result of a group order comes back from its round.
REPORTED = (Kind.WHOLESALE, Kind.RETAIL, *OFFERS)


class CellQuerySet(models.QuerySet["Cell"]):
    def filled(self) -> "CellQuerySet":
        """Cells with a price, ready to be drawn without another query; none of a pending item."""
        return self.admitted().filter(middle__isnull=False)

    def admitted(self) -> "CellQuerySet":
        """The same with those that are empty today, of which something may be published."""
        return self.filter(commodity__in_use=True).select_related("commodity", "market__place")

    def paid(self) -> "CellQuerySet":
        """Without what was only asked: what one may plan by."""
        return self.filter(asked=False)

    def fresh_first(self) -> "CellQuerySet":
        """Prices of today before stale ones, by the same measure as a cell's state."""
        life = F("commodity__half_life_days") * Value(rules.STALE * rules.DAY)
        lasts = ExpressionWrapper(life, output_field=models.DurationField())
        old = ExpressionWrapper(F("as_of") + lasts, output_field=models.DateTimeField())
        order = ("commodity__name", "commodity_id", "kind", "asked", "market__name", "pk")
        return self.annotate(old=LessThan(old, timezone.now())).order_by("old", *order)


class Cell(models.Model):
    """What the market says of one commodity in one market: rolled up from its quotes.

    Per kind, paid or asked, grade, currency and base unit: none of these may meet in one figure.
    Written in the quote's own transaction by pricing.cells, always equal to working it out anew.
    """

    commodity = models.ForeignKey(Commodity, on_delete=models.PROTECT, related_name="cells")
    market = models.ForeignKey(Market, on_delete=models.PROTECT, related_name="cells")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    asked = models.BooleanField(default=False, db_default=False)
    grade = models.CharField(max_length=20, blank=True, default="", db_default="")
    currency = models.CharField(max_length=3, default="KES")
    base = models.CharField(max_length=12)

    low = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    middle = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    high = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    people = models.PositiveIntegerField(default=0)
    quotes_counted = models.PositiveIntegerField(default=0)
    quotes_held = models.PositiveIntegerField(default=0)
    as_of = models.DateTimeField(null=True)
    agreed_at = models.DateTimeField(null=True)
    disputed = models.BooleanField(default=False)
    trend = models.DecimalField(max_digits=8, decimal_places=1, null=True)
    unit = models.CharField(max_length=30, blank=True)
    factor = models.DecimalField(max_digits=12, decimal_places=4, default=Decimal(1))
    source = models.CharField(max_length=20, blank=True)

    # Filled in by outside.py: the reader buys by a board that shows it; else what is published.
    inside = False
    is_published = False

    objects = CellQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commodity", "market", "kind", "asked", "grade", "currency", "base"],
                name="one_cell_for_each",
            )
        ]

    def __str__(self) -> str:
        return f"{self.commodity} in {self.market}, {self.kind}, {self.currency} per {self.base}"

    @property
    def state(self) -> rules.State:
        """How far to trust it now: the passing of time alone makes a price stale."""
        assert self.as_of is not None
        return rules.state(
            timezone.now(), self.as_of, self.commodity.half_life, self.agreed_at, self.disputed
        )

    @property
    def terms(self) -> str:
        """What of it is not plain: that it was only asked, its grade; empty where it is paid."""
        said = [_("asked") if self.asked else "", self.grade]
        return " · ".join(str(one) for one in said if one)

    @property
    def is_stale(self) -> bool:
        return self.state == "stale"

    @property
    def age(self) -> timedelta:
        assert self.as_of is not None
        return max(timezone.now() - self.as_of, timedelta())

    @property
    def trade_price(self) -> Decimal | None:
        """The price of the unit it is traded in here: of the bag, where the figure is per kg."""
        return self.middle * self.factor if self.middle and self.factor != 1 else None

    @property
    def direction(self) -> rules.Direction | None:
        return None if self.trend is None else rules.direction(self.trend)
