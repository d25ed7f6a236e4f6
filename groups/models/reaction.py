from django.db import models
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored
from groups.models.message import SIGNS, Message


class ReactionQuerySet(models.QuerySet["Reaction"]):
    def standing(self) -> "ReactionQuerySet":
        """Given and not taken back."""
        return self.filter(ended_at=None)


class Reaction(Authored):
    """A sign somebody gave a message; one of each stands, until it is given once more.

    A row that ended as it began is the act of taking the one before it back.
    """

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="reactions")
    sign = models.CharField(_("sign"), max_length=4, choices=[(sign, sign) for sign in SIGNS])
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ReactionQuerySet.as_manager()

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["message", "author", "sign"],
                condition=models.Q(ended_at=None),
                name="one_of_each_sign",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author} {self.sign} {self.message_id}"
