from collections.abc import Iterable
from itertools import groupby

from django.db import models
from django.db.models import Q
from django.urls import reverse

from community.members.models import Authored, Member
from groups.models import Message, Room

GONE = Q(refused_at__isnull=False) | Q(message__withdrawal__isnull=False)


class Keeping(Authored):
    """Talk of a room taken up into a lesson, or into an answer that is sent when it is ready.

    Whoever said it is credited, and may say no until it is published.
    """

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="+")
    tutorial = models.OneToOneField(
        "mentorship.Tutorial", null=True, on_delete=models.CASCADE, related_name="keeping"
    )
    question = models.ForeignKey(
        "mentorship.Question", null=True, on_delete=models.CASCADE, related_name="+"
    )
    answer = models.OneToOneField(
        "mentorship.Answer", null=True, on_delete=models.SET_NULL, related_name="keeping"
    )

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.CheckConstraint(
                condition=Q(tutorial__isnull=False, question=None)
                | Q(tutorial=None, question__isnull=False),
                name="kept_for_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author} keeps of {self.room}"

    def get_absolute_url(self) -> str:
        return reverse("mentorship:keeping", args=[self.pk])

    @property
    def is_published(self) -> bool:
        return self.answer_id is not None or bool(self.tutorial and self.tutorial.published_id)

    @property
    def credited(self) -> list[Member]:
        """Whose words they are, each once; whoever took theirs back is not named."""
        named = [one.member for one in self.credits.all() if not one.is_gone]
        return [one for one in dict.fromkeys(named) if one.pk != self.author_id]


class CreditQuerySet(models.QuerySet["Credit"]):
    def standing(self) -> "CreditQuerySet":
        return self.filter(refused_at=None, message__withdrawal=None)

    def gone(self) -> "CreditQuerySet":
        """Their author said no to them, or they were withdrawn where they were said."""
        return self.filter(GONE)

    def whole(self) -> "CreditQuerySet":
        return self.select_related("member", "message__withdrawal").order_by("pk")


class Credit(models.Model):
    """What one member said, as it was taken up; `line` says who and when, as it stands under it."""

    keeping = models.ForeignKey(Keeping, on_delete=models.CASCADE, related_name="credits")
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="credits")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="credits")
    text = models.CharField(max_length=2000)
    line = models.CharField(max_length=200)
    refused_at = models.DateTimeField(null=True, blank=True)

    objects = CreditQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["keeping", "message"], name="credited_once_each")
        ]

    def __str__(self) -> str:
        return self.line

    @property
    def is_gone(self) -> bool:
        return self.refused_at is not None or self.message.is_withdrawn


def text_of(credits: Iterable[Credit]) -> str:
    """Their words, and under each stretch of one member who said it."""
    stretches = groupby(credits, key=lambda one: one.line)
    return "\n\n".join(
        piece for line, said in stretches for piece in (*(one.text for one in said), line)
    )


# With what shows whose words a thing was made of; asked for only where there are such.
CREDITED = models.Prefetch("keeping__credits", Credit.objects.whole())
