from datetime import timedelta

from django.db import models
from django.utils import timezone


class TextQuerySet(models.QuerySet["Text"]):
    def due(self) -> "TextQuerySet":
        """Owed and not in a worker's hands; a claim of five minutes is one whose worker died."""
        now = timezone.now()
        unclaimed = models.Q(claimed_at=None) | models.Q(claimed_at__lt=now - timedelta(minutes=5))
        begun = models.Q(due_from=None) | models.Q(due_from__lte=now)
        return self.filter(unclaimed, begun, sent_at=None, withheld_at=None, due_until__gt=now)


class Text(models.Model):
    """A text message owed to a phone: committed first, then claimed by one worker, then sent."""

    to = models.CharField(max_length=16)
    body = models.CharField(max_length=480)
    code = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)
    # Where it must not wake anybody: not before that.
    due_from = models.DateTimeField(null=True, blank=True)
    due_until = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    withheld_at = models.DateTimeField(null=True, blank=True)
    reference = models.CharField(max_length=80, blank=True)

    objects = TextQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["to", "-made_at"]),
            models.Index(fields=["-made_at"]),
        ]

    def __str__(self) -> str:
        """Without the body, which may be a code: this is what lists and logs show."""
        return f"text {self.pk} to {self.to}"


class Spending(models.Model):
    """How many codes one purse has paid for on one day: a number's, a range's, the site's."""

    purse = models.CharField(max_length=40)
    day = models.DateField()
    texts = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["purse", "day"], name="one_purse_a_day")]

    def __str__(self) -> str:
        return f"{self.purse} {self.day}: {self.texts}"


class Stop(models.Model):
    """This phone wants no texts but the codes it asks for; START deletes the row."""

    phone = models.CharField(max_length=16, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.phone


class Received(models.Model):
    """One text that reached us, whole: the gateway's id makes a repeat harmless."""

    gateway_id = models.CharField(max_length=100, unique=True)
    phone = models.CharField(max_length=16)
    body = models.TextField(max_length=2000)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "received"
        indexes = [models.Index(fields=["phone", "-made_at"])]

    def __str__(self) -> str:
        return f"{self.phone}: {self.body}"


class Part(models.Model):
    """A piece of a long text, kept until the others are there."""

    gateway_id = models.CharField(max_length=100, unique=True)
    phone = models.CharField(max_length=16)
    reference = models.CharField(max_length=100)
    number = models.PositiveSmallIntegerField()
    total = models.PositiveSmallIntegerField()
    body = models.CharField(max_length=300)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["phone", "reference", "total", "number"], name="one_part_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.phone} {self.reference}: {self.number}/{self.total}"
