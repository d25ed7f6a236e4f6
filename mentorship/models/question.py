from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Case, Count, Q, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members import trust
from community.members.models import Member
from community.text.fields import RenderedField
from groups.models import Group, Membership
from mentorship.models.verification import Verification
from mentorship.models.withdrawable import Withdrawable

STANDS_FIRST = timedelta(days=14)


class QuestionQuerySet(models.QuerySet["Question"]):
    def seen_by(self, member: Member) -> "QuestionQuerySet":
        """Those of the member's groups, and those of open groups whose trade they mentor in."""
        badges = Verification.objects.standing().filter(member=member).values("sector")
        mentored = Group.objects.filter(by_approval=False, hidden=False, sector__in=badges)
        seen = self.filter(Q(group__in=Group.objects.of(member)) | Q(group__in=mentored))
        return seen.filter(Q(withdrawn_at=None) | Q(author=member) | Q(withdrawn_by=member))

    def standing(self) -> "QuestionQuerySet":
        return self.filter(withdrawn_at=None)

    def single(self) -> "QuestionQuerySet":
        """Not the same as an earlier one that stands."""
        return self.filter(Q(same_as=None) | Q(same_as__withdrawn_at__isnull=False))

    def mergeable_by(self, member: Member) -> "QuestionQuerySet":
        """Who asked, the stewards and the verified mentors may say that it was asked before."""
        led = Membership.objects.filter(member=member, steward=True).values("group")
        badges = Verification.objects.standing().filter(member=member).values("sector")
        mentored = Q(group__sector__in=badges)
        return self.filter(Q(author=member) | Q(group__in=led) | mentored)

    def shown(self, which: str) -> "QuestionQuerySet":
        """Counted; all of them, or those that are open, answered or helped."""
        counted: Any = self.counted()
        wanted = {"open": Q(answered=0), "answered": Q(answered__gt=0), "helped": Q(helped__gt=0)}
        chosen: QuestionQuerySet = counted.filter(wanted.get(which, Q()))
        return chosen

    def raised(self) -> "QuestionQuerySet":
        """Counted; first those that are for the whole group to answer by now, then the newest."""
        counted: Any = self.counted()
        waits = When(
            wave__gt=Wave.FIRST, answered=0, made_at__gt=timezone.now() - STANDS_FIRST, then=True
        )
        ordered: Any = counted.annotate(raised=Case(waits, default=False))
        first: QuestionQuerySet = ordered.order_by("-raised", "-pk")
        return first

    def listed(self) -> "QuestionQuerySet":
        """With all that a row of the list says of each."""
        rows = self.counted().annotate(**trust.facts("author"))
        return rows.select_related("author", "same_as")

    def counted(self) -> "QuestionQuerySet":
        """Each with how many answers stand (`answered`), and how many of them helped."""
        stands = Q(answers__withdrawn_at=None)
        return self.annotate(
            answered=Count("answers", filter=stands),
            helped=Count("answers", filter=stands & Q(answers__help__isnull=False)),
        )


class Wave(models.IntegerChoices):
    """Who has been asked so far; each time it stayed without an answer."""

    FIRST = 1, _("the likeliest five")
    SECOND = 2, _("five more, and the group")
    STEWARDS = 3, _("the stewards")


class Question(Withdrawable):
    """What a member asks the group; its live stream is question.<id>.

    `unnamed`: the group does not read who asks; its stewards and those who were asked do.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="questions")
    title = models.CharField(max_length=300)
    detail = models.TextField(max_length=2000, blank=True)
    html = RenderedField(blank=True)
    unnamed = models.BooleanField(default=False, db_default=False)
    # what it was taken for, of the skills of its trade; or what its asker said that it is about
    skill = models.CharField(max_length=60, blank=True, default="", db_default="")
    chosen = models.BooleanField(default=False, db_default=False)
    wave = models.PositiveSmallIntegerField(choices=Wave, default=Wave.FIRST, db_default=1)
    # The first it is the same as, and by how many the first was asked; kept by actions.mergers.
    same_as = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="same"
    )
    asked_by = models.PositiveIntegerField(default=1, db_default=1)
    nudged_at = models.DateTimeField(null=True, blank=True)  # told what to try meanwhile

    objects = QuestionQuerySet.as_manager()

    words_of = ("title", "detail")  # search.stored

    class Meta(Withdrawable.Meta):
        indexes = [
            models.Index(fields=["group", "-id"]),
            models.Index(fields=["wave", "made_at"]),
        ]

    def __str__(self) -> str:
        return self.title[:60]

    def get_absolute_url(self) -> str:
        return reverse("mentorship:question", args=[self.pk])

    @property
    def first(self) -> "Question":
        """Where the answers are: itself, or the earlier one that it is the same as."""
        one = self.same_as
        return self if one is None or one.withdrawn_at is not None else one

    @property
    def is_same(self) -> bool:
        return self.first is not self

    @property
    def topic(self) -> str:
        return f"question.{self.pk}"
