from django.db import models

from community.members.models import Member
from mentorship.models.tutorial import Tutorial


class Opening(models.Model):
    """A member has had this lesson before them, for the first time then."""

    tutorial = models.ForeignKey(Tutorial, on_delete=models.CASCADE, related_name="openings")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="openings")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "tutorial"], name="one_opening_each")
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.tutorial}"
