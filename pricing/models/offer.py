from django.db import models
from django.db.models import Q

from community.members.models import Authored, Member
from pricing.models.pledge import Pledge
from pricing.models.round import Round


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def of(self, member: Member) -> "InvitationQuerySet":
        """Where this member was asked to quote, by name or by the number that is now theirs.

        Nobody sits on both sides of the table: whoever pledged before is a buyer there, and
        whoever invited is not told.
        """
        theirs = Q(member=member) | Q(member=None, phone=member.phone or "-")
        bought = Pledge.objects.standing().filter(author=member)
        return self.filter(theirs).exclude(round__in=bought.values("round"))


class Invitation(models.Model):
    """Someone a steward asked to quote: a member, or a phone whose owner may yet join."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="invitations")
    member = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    phone = models.CharField(max_length=16, blank=True)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "member", "phone"],
                name="one_invitation_to_quote_each",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return str(self.member) if self.member else self.phone


class OfferQuerySet(models.QuerySet["Offer"]):
    def standing(self) -> "OfferQuerySet":
        """Neither withdrawn nor changed for another, of suppliers still with us."""
        return self.filter(withdrawn_at=None, author__is_active=True)


class Offer(Authored):
    """A supplier's sealed quote: prices from so many units on, and the way here for all of it.

    Nobody but its author reads it before the round is closed. A change is a new offer.
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="offers")
    transport = models.DecimalField(max_digits=14, decimal_places=2)
    valid_until = models.DateField()
    note = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = OfferQuerySet.as_manager()

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["invitation"],
                condition=Q(withdrawn_at=None),
                name="one_standing_offer_each",
            ),
        ]

    def __str__(self) -> str:
        return f"offer {self.pk}"


class Break(models.Model):
    """From `least` units on, `price` for each of them."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="breaks")
    least = models.DecimalField(max_digits=12, decimal_places=3)
    price = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        ordering = ["least"]
        constraints = [
            models.UniqueConstraint(fields=["offer", "least"], name="one_price_from_each"),
            models.CheckConstraint(condition=Q(price__gt=0, least__gt=0), name="break_is_real"),
        ]

    def __str__(self) -> str:
        return f"from {self.least}: {self.price}"
