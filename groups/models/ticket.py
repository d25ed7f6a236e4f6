from django.db import models
from django.utils import timezone

from community.members.models import Authored, Member
from groups.models.group import Group


class TicketQuerySet(models.QuerySet["Ticket"]):
    def of(self, group: Group) -> "TicketQuerySet":
        """The newest first, with how often each was used."""
        times = {"times": models.Count("admissions")}
        return self.filter(group=group).annotate(**times).order_by("-pk")


class Ticket(Authored):
    """An invitation to pass on, as a link, a square sign or a word to text: for so many people,
    until a day, or until a steward takes it back."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="tickets")
    slug = models.CharField(max_length=12, unique=True)
    most = models.PositiveSmallIntegerField()
    ends_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    # Filled in by reads.
    times: int

    objects = TicketQuerySet.as_manager()

    def __str__(self) -> str:
        return f"ticket {self.pk} to {self.group_id}"

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()


class Admission(models.Model):
    """One member came in by a ticket."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="admissions")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "member"], name="one_admission_each")
        ]

    def __str__(self) -> str:
        return f"{self.member_id} by {self.ticket_id}"
