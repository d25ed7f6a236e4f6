from django.db import models

from community.members.models import Member
from groups.models import Group


class Supplier(models.Model):
    """This member sells to the others of the group: what they report is an offer, and they see
    no single purchase of anybody. Who said so, when, and the end of it stand in the book."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="suppliers")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="supplies")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "member"], name="one_supplier_each")
        ]

    def __str__(self) -> str:
        return f"{self.member} supplies {self.group}"
