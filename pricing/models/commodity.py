from datetime import timedelta
from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from community.sectors.models import Named, Place, Sector
from groups.models import Group


class InUse(models.Manager["Commodity"]):
    """The goods everybody knows of: neither waiting for a steward nor merged into another."""

    def get_queryset(self) -> "models.QuerySet[Commodity]":
        return super().get_queryset().filter(in_use=True)


class Commodity(Named):
    """A thing traders buy: its price is compared per base unit (kg, l, piece).

    One a member proposed is not in use until a steward lets it in; its member may report it at
    once, but no page or figure for others shows it.
    """

    category = models.CharField(max_length=60, blank=True)
    base = models.CharField(_("base unit"), max_length=12, default="kg")
    half_life_days = models.PositiveSmallIntegerField(
        _("days until a price is worth half"), default=14, validators=[MinValueValidator(1)]
    )
    sectors = models.ManyToManyField(Sector, blank=True, related_name="commodities")
    synonyms = models.CharField(
        _("other names"), max_length=200, blank=True, help_text=_("With commas between them.")
    )
    grades = models.CharField(
        _("grades"), max_length=200, blank=True, default="", db_default="",
        help_text=_("With commas between them; best first."),
    )  # fmt: skip
    # As a survey numbers it.
    source_id = models.CharField(max_length=40, null=True, blank=True)
    in_use = models.BooleanField(default=True, db_default=True)
    proposed_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_in = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.SET_NULL, related_name="proposed_goods"
    )
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )

    objects = InUse()
    everything: models.Manager["Commodity"] = models.Manager()

    class Meta(Named.Meta):
        verbose_name_plural = "commodities"
        default_manager_name = "everything"

    @property
    def half_life(self) -> timedelta:
        return timedelta(days=self.half_life_days)

    @property
    def is_pending(self) -> bool:
        return not self.in_use and self.merged_into_id is None

    @property
    def grade_names(self) -> list[str]:
        return [name for name in (part.strip() for part in self.grades.split(",")) if name]


class UnitQuerySet(models.QuerySet["Unit"]):
    def current(self) -> "UnitQuerySet":
        return self.filter(ended_at=None)


class Unit(models.Model):
    """A trade unit: what a bag of this commodity holds, everywhere or in one place.

    Data, not physics: a bag of maize is 90 kg, of potatoes 50. A quote keeps the factor it was
    made with, so a redefined unit changes no price of yesterday. One redefined is ended and
    another begun: the rows are the history.
    """

    commodity = models.ForeignKey(Commodity, on_delete=models.CASCADE, related_name="units")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.CASCADE)
    name = models.CharField(max_length=30)
    factor = models.DecimalField(_("base units in one"), max_digits=12, decimal_places=4)
    base = models.CharField(_("base unit"), max_length=12, default="kg")
    by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True, db_default=Now())
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["name", "factor"]
        constraints = [
            models.UniqueConstraint(
                fields=["commodity", "place", "name", "factor"],
                condition=Q(ended_at=None),
                name="unit_once_at_a_time",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(factor__gt=0), name="unit_holds_something"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {Decimal(self.factor).normalize():f} {self.base}"
