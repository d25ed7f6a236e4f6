from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored
from community.text.fields import RenderedField
from mentorship.films import Film
from mentorship.models.platform import Platform
from mentorship.models.tutorial import Tutorial


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Waiting for a reviewer")
    RETURNED = "returned", _("Sent back")
    PUBLISHED = "published", _("Published")


class Verdict(models.TextChoices):
    PUBLISH = "publish", _("Stands for it")
    RETURN = "return", _("Sent back")


class EditionQuerySet(models.QuerySet["Edition"]):
    def latest_each(self) -> "EditionQuerySet":
        """The newest edition of each tutorial."""
        return self.order_by("tutorial", "-number").distinct("tutorial")

    def waiting(self) -> "EditionQuerySet":
        """Submitted, not sent back, and not yet stood for by as many as it takes."""
        returned = Review.objects.filter(verdict=Verdict.RETURN).values("edition")
        asked = self.filter(submitted_at__isnull=False, published_at=None)
        return asked.exclude(pk__in=returned)


class Edition(Authored):
    """What a tutorial said at one time; every saving makes the next one, none is ever changed."""

    tutorial = models.ForeignKey(Tutorial, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(max_length=50_000)
    html = RenderedField()
    checked_on = models.DateField(_("checked on"))
    submitted_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    source_number = models.PositiveIntegerField(null=True, blank=True)
    platform = models.ForeignKey(
        Platform, null=True, blank=True, on_delete=models.PROTECT, related_name="editions"
    )
    video = models.URLField(blank=True, default="", db_default="")
    video_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    video_mb = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = EditionQuerySet.as_manager()

    words_of = ("title", "text")  # search.stored

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(fields=["tutorial", "number"], name="edition_number"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("mentorship:edition", args=[self.tutorial.slug, self.number])

    @property
    def stream(self) -> str:
        return f"edition.{self.pk}"

    @property
    def words(self) -> dict[str, Any]:
        """What the next edition begins with."""
        film = {name: getattr(self, name) for name in ("video", "video_minutes", "video_mb")}
        card = getattr(self, "card", None)
        words = {"title": self.title, "text": self.text, "platform": str(self.platform or "")}
        return words | film | (card.words if card else {})

    @property
    def film(self) -> Film:
        return Film(self.video, self.video_minutes, self.video_mb)

    @property
    def state(self) -> State:
        if self.published_at is not None:
            return State.PUBLISHED
        if any(one.verdict == Verdict.RETURN for one in self.reviews.all()):
            return State.RETURNED
        return State.SUBMITTED if self.submitted_at else State.DRAFT


class Review(Authored):
    """A reviewer's word on an edition: they stand for it, or it goes back with why.

    Two who stand for it publish it, one of them at least from outside the author's circle.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="reviews")
    verdict = models.CharField(max_length=10, choices=Verdict)
    reason = models.CharField(max_length=500, blank=True)

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(fields=["edition", "author"], name="one_review_each"),
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.verdict}"
