from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from community.members.models.authored import Authored

TO_UNDO, AT_MOST = timedelta(days=7), timedelta(days=30)
# Both languages at once, for a name stands in live partials, which are the same for all readers.
LEFT = "left member · ameondoka"


class ErasureQuerySet(models.QuerySet["Erasure"]):
    def waiting(self) -> "ErasureQuerySet":
        return self.filter(undone_at=None, done_at=None)

    def due(self) -> "ErasureQuerySet":
        """Nobody came back for them within their days."""
        return self.waiting().filter(made_at__lte=timezone.now() - TO_UNDO)


class Erasure(Authored):
    """A member wants to be forgotten. For seven days signing in undoes it; then it is done, once.

    `mark` is left only of those who are out of a group by a steward's finding: by it the group
    knows the number again, though nobody can read the number from it.
    """

    undone_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    handle = models.CharField(max_length=64, blank=True)
    mark = models.CharField(max_length=64, blank=True, db_index=True)

    objects = ErasureQuerySet.as_manager()

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["author"],
                condition=models.Q(undone_at=None, done_at=None),
                name="one_open_erasure_each",
            ),
        ]

    def __str__(self) -> str:
        return f"erasure {self.pk}"

    @property
    def due_at(self) -> datetime:
        return self.made_at + TO_UNDO

    @property
    def is_overdue(self) -> bool:
        """What may hold it up, an open report or a group that seeks a steward, does so no more."""
        return self.made_at <= timezone.now() - AT_MOST
