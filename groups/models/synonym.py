from django.db import models
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored
from groups.models.group import Group


class Synonym(Authored):
    """Names of one thing in a group's talk, joined by =: sukari = sugar. Search knows them all."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="synonyms")
    words = models.CharField(_("words"), max_length=200)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta(Authored.Meta):
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words
