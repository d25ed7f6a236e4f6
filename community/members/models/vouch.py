from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models.authored import Authored
from community.members.models.browser import Browser
from community.members.models.freeze import Freeze
from community.members.models.member import Member
from community.members.standing import LASTS

RENEWABLE = timedelta(days=60)


def a_year_on() -> datetime:
    return timezone.now() + LASTS


class Kind(models.TextChoices):
    """How the giver knows the other; in the order of how sure it is."""

    MET = "met", _("met in person")
    TRADED = "traded", _("traded with")
    ONLINE = "online", _("knows online")


class VouchQuerySet(models.QuerySet["Vouch"]):
    def standing(self) -> "VouchQuerySet":
        """Neither lapsed, nor taken back, nor ended with its giver, who was put out. A giver who
        left, or was erased, still vouches."""
        return self.filter(ended_at=None, ends_at__gt=timezone.now())

    def heard(self) -> "VouchQuerySet":
        """Those that stand, but for a receiver who is frozen: what was said of them rests."""
        rests = Freeze.objects.lasting().filter(member=OuterRef("member"))
        return self.standing().filter(~Exists(rests))

    def of_two(self) -> "VouchQuerySet":
        """But for those between two who came in by one phone, ever: that may be one person."""
        shared = Browser.objects.shared(OuterRef(OuterRef("member")), OuterRef("author"))
        return self.filter(~Exists(shared))

    def in_order(self) -> "VouchQuerySet":
        """The surest first, then the newest."""
        sure = models.Case(*[models.When(kind=kind, then=at) for at, kind in enumerate(Kind)])
        return self.order_by(sure, "-made_at", "-pk")


class Vouch(Authored):
    """A member's word for another, for a year: how they know them, and since when.

    One stands for each pair of giver and receiver; said anew, the earlier one ends.
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="vouches")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    ends_at = models.DateTimeField(default=a_year_on)
    ended_at = models.DateTimeField(null=True, blank=True)
    # The number of the finding that put its giver out and ended it; lifted, it stands again.
    ended_for = models.BigIntegerField(null=True, blank=True)
    renews = models.OneToOneField("self", null=True, blank=True, on_delete=models.SET_NULL)

    objects = VouchQuerySet.as_manager()

    class Meta(Authored.Meta):
        verbose_name_plural = "vouches"
        indexes = [
            models.Index(fields=["member", "ends_at"]),
            models.Index(fields=["author", "made_at"]),
        ]
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["author", "member"], condition=Q(ended_at=None), name="one_vouch_each"
            ),
            models.CheckConstraint(condition=~Q(author=F("member")), name="vouch_for_another"),
        ]

    def __str__(self) -> str:
        return f"{self.author} for {self.member}: {self.kind}"

    @property
    def is_standing(self) -> bool:
        return self.ended_at is None and self.ends_at > timezone.now()

    @property
    def ends_soon(self) -> bool:
        return self.is_standing and self.ends_at - timezone.now() <= RENEWABLE

    @property
    def renewal(self) -> UUID:
        """The key of its renewal: pressed twice, it is renewed once."""
        return uuid5(self.key, "renewal")
