from django.db import models


class Digest(models.Model):
    """The last morning on which a member was served their digest, or had nothing to be told."""

    member = models.OneToOneField(
        "members.Member", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    day = models.DateField()

    def __str__(self) -> str:
        return f"{self.member}: {self.day}"
