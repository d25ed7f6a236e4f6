from django.db import models

from mentorship.worth import FIFTH, Report


class Told(models.Model):
    """Somebody told how it went when they tried something. It is heard ever after as loud as their
    word was then: `worth.py` has the rule."""

    weight = models.FloatField(default=FIFTH, db_default=FIFTH)
    circle = models.BigIntegerField(null=True, blank=True)
    # Less than one where teller and adviser say well of hardly anybody but each other.
    within = models.FloatField(default=1.0, db_default=1.0)

    class Meta:
        abstract = True

    @property
    def said(self) -> float:
        """1 where it worked or was better, 0 where it did not or was worse, ½ between."""
        raise NotImplementedError

    @property
    def teller(self) -> int:
        raise NotImplementedError

    @property
    def adviser(self) -> int:
        """Whose advice it was."""
        raise NotImplementedError

    @property
    def report(self) -> Report:
        return Report(self.said, self.weight * self.within, self.circle or self.teller)
