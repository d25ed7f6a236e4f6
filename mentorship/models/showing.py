from django.db import models
from django.urls import reverse

from community.members.models import Authored, Member
from mentorship.models.tutorial import Tutorial


class Showing(Authored):
    """A member asks one who did it to show them in person."""

    tutorial = models.ForeignKey(Tutorial, on_delete=models.CASCADE, related_name="showings")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="showings_asked")
    agreed_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)

    class Meta(Authored.Meta):
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["author", "member", "tutorial"], name="one_showing_asked_each"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author} asks {self.member}: {self.tutorial}"

    def get_absolute_url(self) -> str:
        return reverse("mentorship:showing", args=[self.pk])
