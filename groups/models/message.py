from django.db import models

from community.members.models import Authored, Member
from groups.models.room import Room


class Message(Authored):
    """One post in a room: text as written, html as rendered once, at write time."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="messages")
    text = models.CharField(max_length=2000)
    html = models.TextField()
    mentions = models.ManyToManyField(Member, blank=True, related_name="mentioned_in")
    edited_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta(Authored.Meta):
        indexes = [models.Index(fields=["room", "id"])]

    def __str__(self) -> str:
        return self.text[:60]


class Edition(models.Model):
    """What a message said before it was edited."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="editions")
    text = models.CharField(max_length=2000)
    html = models.TextField()
    replaced_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.text[:60]
