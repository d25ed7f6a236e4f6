from django.db import models
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from groups.models import Group
from pricing.models.commodity import Commodity
from pricing.models.quote import Quote


class Verb(models.TextChoices):
    """What can happen to a price or to what prices are told in."""

    WITHDRAWN = "withdrawn", _("taken back")
    RESTORED = "restored", _("stands again")
    CORRECTED = "corrected", _("corrected")
    HELD = "held", _("set aside")
    KEPT = "kept", _("let stand")
    RELEASED = "released", _("left to the rule")
    REVISED = "revised", _("revised by its source")
    UNIT_SET = "unit-set", _("unit set")
    UNIT_ENDED = "unit-ended", _("unit ended")
    NAMED = "named", _("names changed")
    PACED = "paced", _("half-life changed")
    GRADED = "graded", _("grades changed")
    PROPOSED = "proposed", _("new item proposed")
    ADMITTED = "admitted", _("new item let in")
    REFUSED = "refused", _("new item refused")
    MERGED = "merged", _("merged")
    UNMERGED = "unmerged", _("merge undone")
    RATED = "rated", _("rate of a currency said")
    SUPPLIER_NAMED = "supplier-named", _("named a supplier")
    SUPPLIER_ENDED = "supplier-ended", _("no supplier any more")
    ALARMED = "alarmed", _("alarm raised")


class Entry(models.Model):
    """A line of the book of prices: who changed what, when and why. The database refuses to
    alter or delete one."""

    verb = models.CharField(max_length=20, choices=Verb.choices)
    by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, null=True, on_delete=models.PROTECT, related_name="+")
    quote = models.ForeignKey(Quote, null=True, on_delete=models.PROTECT, related_name="entries")
    commodity = models.ForeignKey(
        Commodity, null=True, on_delete=models.PROTECT, related_name="entries"
    )
    member = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    before = models.CharField(max_length=200, blank=True)
    after = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "entries"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.verb} {self.before} {self.after}".strip()
