from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.apart import share_a_phone
from community.members.models import Authored, Member
from groups.models import Group

if TYPE_CHECKING:
    from community.deals.models.terms import Terms

TO_ANSWER = timedelta(days=7)
TO_FINISH = timedelta(days=30)


class Ending(models.TextChoices):
    """How a deal came to its end."""

    DONE = "done", _("Done")
    WRONG = "wrong", _("It went wrong")
    REFUSED = "refused", _("Refused")
    TAKEN_BACK = "taken back", _("Taken back")
    CALLED_OFF = "called off", _("Called off by both")
    LAPSED = "lapsed", _("Lapsed")


class DealQuerySet(models.QuerySet["Deal"]):
    def of(self, member: Member) -> "DealQuerySet":
        return self.filter(Q(author=member) | Q(member=member))

    def running(self) -> "DealQuerySet":
        return self.filter(ended_at=None)

    def done(self) -> "DealQuerySet":
        return self.filter(ending=Ending.DONE)

    def whole(self) -> "DealQuerySet":
        return self.select_related("author", "member", "terms__author", "group")


class Deal(Authored):
    """What two members promise each other: one writes it down, the other agrees.

    `terms` is what is agreed, or, until anything is, what the first of the two wrote. The site
    handles no money: it keeps what both said.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, null=True, on_delete=models.SET_NULL, related_name="+")
    selling = models.BooleanField()  # whether its author sells
    terms = models.ForeignKey(
        "deals.Terms", null=True, on_delete=models.PROTECT, related_name="in_force_of"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)  # both, whether it is done
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=10, choices=Ending.choices, blank=True)

    # Filled in by reads.
    waits: bool

    objects = DealQuerySet.as_manager()

    class Meta(Authored.Meta):
        indexes = [
            models.Index(fields=["author", "ended_at"]),
            models.Index(fields=["member", "ended_at"]),
        ]
        constraints = [
            *Authored.Meta.constraints,
            models.CheckConstraint(condition=~Q(author=F("member")), name="deal_with_another"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.author} and {self.member}"

    @property
    def parties(self) -> tuple[Member, Member]:
        return self.author, self.member

    @property
    def seller(self) -> Member:
        return self.author if self.selling else self.member

    @property
    def buyer(self) -> Member:
        return self.member if self.selling else self.author

    def other(self, than: Member) -> Member:
        return self.member if than.pk == self.author_id else self.author

    @property
    def is_agreed(self) -> bool:
        """Agreed, and neither done nor over."""
        return self.agreed_at is not None and self.ended_at is None

    @property
    def is_done(self) -> bool:
        return self.ending == Ending.DONE

    @property
    def promised(self) -> "Terms":
        """A deal is never without its words for longer than the act that makes it."""
        assert self.terms is not None
        return self.terms

    @property
    def lapses_at(self) -> datetime:
        """Unanswered after seven days, or not finished thirty days after the day of delivery."""
        if self.agreed_at is None:
            return self.promised.made_at + TO_ANSWER
        return max(self.promised.due_at, self.agreed_at) + TO_FINISH

    @property
    def is_late(self) -> bool:
        return self.is_agreed and self.promised.due_at < timezone.now()

    def is_done_between(self, one: Member, other: Member) -> bool:
        """What vouches ask before one says that they traded."""
        both = {one, other} == {*self.parties}
        return self.is_done and both and not share_a_phone(one, other)
