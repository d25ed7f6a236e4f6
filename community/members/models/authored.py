from django.db import models


class Authored(models.Model):
    """A lasting write by a member, under the key their device gave it (rule G-1)."""

    author = models.ForeignKey("members.Member", on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField()
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["author", "key"], name="%(app_label)s_%(class)s_once_per_key"
            )
        ]
