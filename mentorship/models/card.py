from django.db import models
from django.utils.translation import gettext_lazy as _

from mentorship.models.edition import Edition


class Card(models.Model):
    """What a platform takes and when it pays, as one edition of its card says it."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="card")
    fees = models.CharField(_("fees"), max_length=300)
    penalties = models.CharField(_("penalties"), max_length=300, blank=True)
    payout = models.CharField(_("payout days"), max_length=200)
    contact = models.CharField(_("contact"), max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.edition}"

    @property
    def words(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in ("fees", "penalties", "payout", "contact")}
