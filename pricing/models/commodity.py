from datetime import timedelta

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from community.sectors.models import Named, Place, Sector


class Commodity(Named):
    """A thing traders buy: its price is compared per base unit (kg, l, piece)."""

    category = models.CharField(max_length=60, blank=True)
    base = models.CharField(_("base unit"), max_length=12, default="kg")
    half_life_days = models.PositiveSmallIntegerField(
        _("days until a price is worth half"), default=14, validators=[MinValueValidator(1)]
    )
    sectors = models.ManyToManyField(Sector, blank=True, related_name="commodities")
    synonyms = models.CharField(
        _("other names"), max_length=200, blank=True, help_text=_("With commas between them.")
    )

    class Meta(Named.Meta):
        verbose_name_plural = "commodities"

    @property
    def half_life(self) -> timedelta:
        return timedelta(days=self.half_life_days)


class Unit(models.Model):
    """A trade unit: what a bag of this commodity holds, everywhere or in one place.

    Data, not physics: a bag of maize is 90 kg, of potatoes 50. A quote keeps the factor it was
    made with, so a redefined unit changes no price of yesterday.
    """

    commodity = models.ForeignKey(Commodity, on_delete=models.CASCADE, related_name="units")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.CASCADE)
    name = models.CharField(max_length=30)
    factor = models.DecimalField(_("base units in one"), max_digits=12, decimal_places=4)
    base = models.CharField(_("base unit"), max_length=12, default="kg")

    class Meta:
        ordering = ["name", "factor"]
        constraints = [
            models.UniqueConstraint(
                fields=["commodity", "place", "name", "factor"],
                name="unit_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=models.Q(factor__gt=0), name="unit_holds_something"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.factor.normalize():f} {self.base}"
