from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.contacts.models.contact import Contact
from community.members.models import Authored, Member
from groups.models import Group, Membership


class CaseQuerySet(models.QuerySet["Case"]):
    def standing(self) -> "CaseQuerySet":
        return self.filter(taken_at=None)


class Case(Authored):
    """A complaint of many against one company, supplier or office: what it did, to be joined until
    a day; closed with what came of it."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="cases")
    contact = models.ForeignKey(Contact, null=True, on_delete=models.SET_NULL, related_name="cases")
    about = models.CharField(_("about whom"), max_length=80)
    what = models.CharField(_("what happened"), max_length=500)
    until = models.DateField(_("gathered until"))
    outcome = models.CharField(_("what came of it"), max_length=300, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    # Filled in by reads.
    affected: int
    vouched: int

    class Meta(Authored.Meta):
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.about

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and timezone.localdate() <= self.until


class VoiceQuerySet(models.QuerySet["Voice"]):
    def standing(self) -> "VoiceQuerySet":
        """Not withdrawn, and of somebody who is in the group still."""
        here = Membership.objects.filter(member=OuterRef("author"), group=OuterRef("case__group"))
        return self.filter(Exists(here), withdrawn_at=None)


class Voice(Authored):
    """A member says: me too. What happened to them, when, how much it cost and what shows it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="voices")
    line = models.CharField(_("what happened to you"), max_length=300, blank=True)
    happened_on = models.DateField(_("when"))
    amount = models.DecimalField(
        _("how much it cost you"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(max_length=3, default="KES")
    evidence = models.CharField(_("what shows it"), max_length=200, blank=True)
    named = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = VoiceQuerySet.as_manager()

    class Meta(Authored.Meta):
        ordering = ["pk"]
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["case", "author"], condition=Q(withdrawn_at=None), name="one_voice_each"
            ),
        ]

    def __str__(self) -> str:
        return self.line
