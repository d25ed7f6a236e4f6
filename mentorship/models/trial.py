from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored
from community.sectors.models import Place
from mentorship.models.told import Told
from mentorship.models.tutorial import Tutorial


class Outcome(models.TextChoices):
    WORKED = "worked", _("It worked")
    PARTLY = "partly", _("It worked in part")
    NO = "no", _("It did not work")


SAYS = {Outcome.WORKED: 1.0, Outcome.PARTLY: 0.5, Outcome.NO: 0.0}


class TrialQuerySet(models.QuerySet["Trial"]):
    def latest_each(self) -> "TrialQuerySet":
        """The last word of each member on each tutorial: the only one that counts."""
        return self.order_by("tutorial", "author", "-pk").distinct("tutorial", "author")


class Trial(Authored, Told):
    """A member tried what a tutorial says: how it went, where, at what cost."""

    tutorial = models.ForeignKey(Tutorial, on_delete=models.CASCADE, related_name="trials")
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.SET_NULL)
    cost = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, default="KES")
    words = models.CharField(max_length=200, blank=True)
    outdated = models.BooleanField(_("It is out of date"), default=False, db_default=False)
    willing = models.BooleanField(
        _("I would show it to somebody near me"), default=False, db_default=False
    )

    objects = TrialQuerySet.as_manager()

    # Filled in by reads: of a lesson or of a card, and when its reviewers last looked.
    of_card: bool
    looked_at: datetime

    class Meta(Authored.Meta):
        indexes = [models.Index(fields=["tutorial", "author", "-id"])]

    def __str__(self) -> str:
        return f"{self.author}: {self.outcome}"

    @property
    def said(self) -> float:
        return SAYS[Outcome(self.outcome)]

    @property
    def teller(self) -> int:
        return self.author_id

    @property
    def adviser(self) -> int:
        return self.tutorial.author_id
