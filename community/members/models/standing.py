from django.db import models

from community.members.models.member import Member


class Standing(models.Model):
    """What reached a member when standing was last worked out, and what their word weighs by it.

    Those of one circle, who have each other's word and hardly anybody else's, share its number;
    a member in none has none.
    """

    member = models.OneToOneField(
        Member, primary_key=True, on_delete=models.CASCADE, related_name="standing"
    )
    flow = models.FloatField()
    value = models.FloatField()
    circle = models.BigIntegerField(null=True, blank=True)
    as_of = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.member}: {self.value:.2f}"


class Ring(models.Model):
    """Members who vouch for nobody but each other, for the stewards to look at."""

    # Its members' numbers in order, so that a ring found again is the same ring.
    name = models.CharField(max_length=200, unique=True)
    members = models.ManyToManyField(Member, related_name="rings")
    weighs = models.FloatField()
    found_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
