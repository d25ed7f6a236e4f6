from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from pricing.models.round import Round

SAID = {
    "opened": _("Opened"),
    "asked": _("A supplier was asked for a price"),
    "pledged": _("You pledged"),
    "pledge withdrawn": _("You withdrew your pledge"),
    "quoted": _("You quoted"),
    "quote withdrawn": _("You withdrew your quote"),
    "extended": _("Too little was pledged: kept open for longer, once"),
    "closed": _("Closed; the seals are broken"),
    "supplier withdrew": _("A supplier withdrew"),
    "next best": _("The next best quote is chosen"),
    "fallen": _("No other quote holds"),
    "confirmed": _("You said yes"),
    "declined": _("You said no"),
    "ordered": _("Ordered"),
    "delivered": _("It has come"),
    "off": _("Called off"),
}


class Minute(models.Model):
    """A line of the round's log: who did what, when; never changed and never deleted.

    `sealed` lines (pledges, quotes) are for the one who made them alone.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="minutes")
    kind = models.CharField(max_length=20)
    by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    sealed = models.BooleanField(default=False)
    words = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.made_at:%Y-%m-%d %H:%M}"

    @property
    def said(self) -> str:
        return str(SAID.get(self.kind, self.kind))
