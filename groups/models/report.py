from django.db import models
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored, Member
from groups.models.group import Group
from groups.models.membership import Membership


class Kind(models.TextChoices):
    """What is the matter; each is said in one tap."""

    SCAM = "scam", _("It cheats people")
    ABUSE = "abuse", _("It insults or threatens")
    FALSE = "false", _("It is not true")
    ADVERT = "advert", _("Advert, or said again and again")
    CHANGED = "changed", _("Changed hands: somebody else writes")
    OTHER = "other", _("Something else")


class ReportQuerySet(models.QuerySet["Report"]):
    def still_open(self) -> "ReportQuerySet":
        return self.filter(finding=None, taken_back_at=None)

    def judged_by(self, steward: Member, group: Group) -> "ReportQuerySet":
        """Nobody judges a report of themselves, nor one of their own."""
        own = models.Q(about=steward) | models.Q(author=steward)
        return self.still_open().filter(group=group).exclude(own)

    def for_staff(self, staff: Member) -> "ReportQuerySet":
        """What is of no group, and what no steward of its group may judge."""
        stewards = Membership.objects.filter(group=models.OuterRef("group"), steward=True)
        party = models.Q(member=models.OuterRef("about")) | models.Q(
            member=models.OuterRef("author")
        )
        may = models.Exists(stewards.exclude(party))
        return self.still_open().filter(~may).exclude(about=staff)


class Report(Authored):
    """A member tells the stewards that something is wrong, with what was said as it was then.

    Without a group it is a matter for staff.
    """

    group = models.ForeignKey(Group, null=True, on_delete=models.CASCADE, related_name="reports")
    noun = models.CharField(max_length=20)
    subject = models.BigIntegerField()
    about = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = models.CharField(max_length=300, blank=True)
    evidence = models.TextField()
    url = models.CharField(max_length=200)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    finding = models.ForeignKey(
        "groups.Finding", null=True, blank=True, on_delete=models.PROTECT, related_name="reports"
    )

    objects = ReportQuerySet.as_manager()

    class Meta(Authored.Meta):
        indexes = [
            models.Index(
                fields=["group", "noun", "subject"],
                condition=models.Q(finding=None, taken_back_at=None),
                name="open_reports",
            )
        ]
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["author", "noun", "subject"],
                condition=models.Q(finding=None, taken_back_at=None),
                name="one_open_report_each",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.evidence[:60]}"

    @property
    def is_open(self) -> bool:
        return self.finding_id is None and self.taken_back_at is None
