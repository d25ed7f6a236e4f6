from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored, Member
from community.pictures.models import Picture
from community.text.fields import RenderedField
from mentorship.models.term import Term

MISTAKES = 10


class Kind(models.TextChoices):
    CHECKIN = "checkin", _("Check-in of the week")
    WORK = "work", _("Work")
    SITTING = "sitting", _("Met in person")


class EntryQuerySet(models.QuerySet["Entry"]):
    def drawn(self) -> "EntryQuerySet":
        return self.select_related("author", "picture", "correction").order_by("pk")

    def uncorrected(self) -> "EntryQuerySet":
        return self.filter(kind=Kind.WORK, correction=None)


class Entry(Authored):
    """What the two wrote down in their term: a check-in, work that was shown, or a meeting.

    A meeting is one once the other has said so too.
    """

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=8, choices=Kind)
    words = models.TextField(max_length=2000)
    html = RenderedField()
    picture = models.OneToOneField(
        Picture, null=True, blank=True, on_delete=models.SET_NULL, related_name="entry"
    )
    held_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=80, blank=True)
    follows = models.CharField(max_length=200, blank=True)  # what comes next
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta(Authored.Meta):
        verbose_name_plural = "entries"
        indexes = [models.Index(fields=["term", "id"])]
        constraints = [
            *Authored.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(kind="sitting") | Q(held_on__isnull=False), name="held_on_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.words[:60]

    def get_absolute_url(self) -> str:
        return reverse("mentorship:entry", args=[self.pk])

    @property
    def is_corrected(self) -> bool:
        return hasattr(self, "correction")


class Correction(Authored):
    """The mentor looked at a work: what is wrong with it, one by one, and a word on the whole."""

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="correction")
    mistakes = ArrayField(models.CharField(max_length=120), size=MISTAKES, default=list)
    words = models.CharField(max_length=1000, blank=True)

    def __str__(self) -> str:
        return f"{len(self.mistakes)}: {self.words[:60]}"


class Attestation(Authored):
    """A third person, asked by whoever learns, says what they saw them do."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="attestations")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="attestations")
    words = models.CharField(max_length=300, blank=True)
    said_at = models.DateTimeField(null=True, blank=True)

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(fields=["term", "member"], name="one_attestation_each"),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.words[:60]}"

    def get_absolute_url(self) -> str:
        return reverse("mentorship:attestation", args=[self.pk])
