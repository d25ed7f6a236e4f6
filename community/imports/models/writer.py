from django.db import models
from django.db.models import Q

from community.imports.models.imported import Import
from community.members.models import Member


class WriterQuerySet(models.QuerySet["Writer"]):
    def of(self, member: Member) -> "WriterQuerySet":
        """Who this member was in the chats of their groups: by number, or as a steward said."""
        inside = self.filter(imported__group__memberships__member=member)
        return inside.filter(Q(member=member) | Q(member=None, phone=member.phone or "-"))


class Writer(models.Model):
    """A name in a chat: the number itself, or what the steward's phone calls them."""

    imported = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="writers")
    name = models.CharField(max_length=80)
    phone = models.CharField(max_length=16, blank=True)
    messages = models.PositiveIntegerField()
    member = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    named_by = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    told_at = models.DateTimeField(null=True, blank=True)

    # Filled in by reads.
    found: int

    objects = WriterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["imported", "name"], name="one_writer_of_a_name")
        ]

    def __str__(self) -> str:
        return masked(self.name) if self.phone else self.name


def masked(phone: str) -> str:
    """+254 712 ••• •78: enough to know it again, not enough to call it."""
    digits, kept = sum(map(str.isdigit, phone)), []
    seen = 0
    for sign in phone:
        seen += sign.isdigit()
        hidden = sign.isdigit() and digits - 6 < seen <= digits - 2
        kept.append("•" if hidden else sign)
    return "".join(kept)
