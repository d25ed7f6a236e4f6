from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.deals.models.deal import Deal
from community.deals.register import mark
from community.members import erased
from community.members.models import Authored, Member
from community.pictures.models import Picture
from community.text.templatetags.money import money, sign
from groups.models import Group

if TYPE_CHECKING:
    from community.deals.models.hearing import Hearing

TO_REPLY = timedelta(days=7)
STANDS = timedelta(days=365)
BARRED = timedelta(days=183)
TO_APPEAL = timedelta(days=30)


class Outcome(models.TextChoices):
    """What two stewards found of a claim."""

    FOUND = "found", _("It is so")
    UNSHOWN = "unshown", _("It is not shown")
    FALSE = "false", _("It is made up")


class Kind(models.TextChoices):
    """What somebody is said to have done."""

    OWED = "owed", _("did not pay")
    ABSENT = "absent", _("never came, or was never there")
    ABUSE = "abuse", _("abuse or threats")
    FALSE_WORD = "false", _("complained of what was not so")


class ClaimQuerySet(models.QuerySet["Claim"]):
    def standing(self) -> "ClaimQuerySet":
        """Found, not lifted, not paid since; for a year."""
        found = self.filter(outcome=Outcome.FOUND, lifted_at=None, paid_at=None)
        return found.filter(settled_at__gt=timezone.now() - STANDS)

    def waiting(self) -> "ClaimQuerySet":
        return self.filter(settled_at=None, withdrawn_at=None)

    def about(self, member: Member) -> "ClaimQuerySet":
        """Against them, whatever number they had; or against their number, while nobody had it."""
        nobodys = Q(member=None, mark=mark(member.phone or ""))
        return self.filter(Q(member__in=erased.selves(member)) | nobodys)

    def false_of(self, member: Member) -> "ClaimQuerySet":
        """For which the member may make no claims now."""
        made_up = self.filter(author=member, outcome=Outcome.FALSE, lifted_at=None)
        return made_up.filter(settled_at__gt=timezone.now() - BARRED)


class Claim(Authored):
    """A member says that somebody did not pay what they owed for work or goods, or did them harm
    in another way: then no money is named, and `due_on` is the day when it happened.

    The number is kept as a keyed hash alone. Only what two stewards with no part in it found so is
    ever told, for a year, to a member who asks about that number.
    """

    group = models.ForeignKey(Group, null=True, on_delete=models.SET_NULL, related_name="+")
    mark = models.CharField(max_length=64, db_index=True)
    member = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="debts")
    deal = models.ForeignKey(Deal, null=True, on_delete=models.PROTECT, related_name="claims")
    picture = models.ForeignKey(Picture, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(
        max_length=8, choices=Kind.choices, default=Kind.OWED, db_default=Kind.OWED
    )
    what = models.CharField(max_length=500)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=3, default="KES")
    due_on = models.DateField()
    reply = models.CharField(max_length=500, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    paid_at = models.DateTimeField(null=True, blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["author", "mark"],
                condition=Q(settled_at=None, withdrawn_at=None),
                name="one_open_claim_each",
            ),
        ]

    def __str__(self) -> str:
        return str(self.matter)

    # Filled in by access.
    hearing: "Hearing"

    @property
    def owed(self) -> str:
        return f"{sign(self.currency)} {money(self.amount)}"

    @property
    def is_of_money(self) -> bool:
        return self.kind == Kind.OWED

    @property
    def matter(self) -> Any:
        """What is owed; of other harm what kind it was, in the reader's language."""
        return self.owed if self.is_of_money else Kind(self.kind).label

    @property
    def is_open(self) -> bool:
        return self.settled_at is None and self.withdrawn_at is None

    @property
    def stands(self) -> bool:
        over = self.lifted_at or self.paid_at or self.outcome != Outcome.FOUND
        return not over and self.ends_at > timezone.now()

    @property
    def ends_at(self) -> datetime:
        """When what was found is told no more."""
        return (self.settled_at or self.made_at) + STANDS

    @property
    def may_be_appealed(self) -> bool:
        """Once, within a month, by whom it hurts."""
        hurts = self.outcome in {Outcome.FOUND, Outcome.FALSE} and not self.lifted_at
        young = self.settled_at and timezone.now() - self.settled_at < TO_APPEAL
        return bool(hurts and young and not self.hearings.filter(appeal=True).exists())

    def is_about(self, member: Member) -> bool:
        if self.member_id is None:
            return self.mark == mark(member.phone or "")
        return self.member_id in erased.selves(member)
