from django.db import models

from community.members.models import Authored
from mentorship.models.verification import Revocation


class Appeal(Authored):
    """Whose badge was taken back says, once, why that is wrong."""

    revocation = models.OneToOneField(Revocation, on_delete=models.CASCADE, related_name="appeal")
    words = models.CharField(max_length=1000)
    answered_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.author}: {self.words[:60]}"


class Opinion(Authored):
    """What one without part in it thinks of an appeal; two alike settle it, or staff."""

    appeal = models.ForeignKey(Appeal, on_delete=models.CASCADE, related_name="opinions")
    lifts = models.BooleanField()
    reason = models.CharField(max_length=300)

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(fields=["author", "appeal"], name="one_word_on_an_appeal"),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.reason}"
