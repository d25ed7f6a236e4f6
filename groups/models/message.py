from collections import Counter
from collections.abc import Sequence
from copy import copy
from datetime import timedelta

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored, Member
from community.pictures.models import Picture
from community.search import search
from community.text.fields import RenderedField
from groups.models.room import Room
from groups.money import asks_for_money

LONGEST = 2000
WINDOW = timedelta(minutes=15)
SIGNS = ("👍", "🙏", "✅", "❓", "😂")


class MessageQuerySet(models.QuerySet["Message"]):
    def inside(self, member: Member) -> "MessageQuerySet":
        """What is said in the groups this member belongs to."""
        return self.filter(room__group__memberships__member=member)

    def standing(self) -> "MessageQuerySet":
        """Not withdrawn: a withdrawn text goes nowhere any more."""
        return self.filter(withdrawal=None)


class Worded(Authored):
    """Text as written, html as render.message made it, once, when it was written."""

    text = models.CharField(_("message"), max_length=LONGEST)
    html = RenderedField()

    class Meta(Authored.Meta):
        abstract = True


class Message(Worded):
    """One post in a room."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="messages")
    reply_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replies"
    )
    picture = models.OneToOneField(
        Picture, null=True, blank=True, on_delete=models.SET_NULL, related_name="message"
    )
    mentions = models.ManyToManyField(Member, blank=True, related_name="mentioned_in")
    # In whose name, where that is the author's business: as it was called then.
    business = models.CharField(max_length=60, blank=True, default="", db_default="")
    edited_at = models.DateTimeField(null=True, blank=True)
    # Read when it was written: its author is offered the price board.
    is_price = models.BooleanField(default=False, db_default=False)

    # Said by the act that has just made it.
    is_new = False
    # Filled in by reads: the signs given to it, each as often as it was given.
    given: Sequence[str] = ()

    objects = MessageQuerySet.as_manager()

    class Meta(Worded.Meta):
        indexes = [
            models.Index(fields=["key"]),
            models.Index(fields=["room", "id"]),
            models.Index(fields=["room", "author", "id"]),
            GinIndex(search.vector("text"), name="message_words"),
        ]

    def __str__(self) -> str:
        return "…" if self.is_withdrawn else self.text[:60]

    def alone(self) -> "Message":
        """As it is drawn when it was just said: not withdrawn, no poll, known without asking."""
        one = copy(self)
        one._state.fields_cache |= {"withdrawal": None, "ballot": None}
        return one

    def is_of(self, room: Room) -> bool:
        """Said there, wherever a steward has moved it since."""
        return self.room_id == room.pk or self.moves.filter(room=room).exists()

    @property
    def speaker(self) -> str:
        """Who is shown to say it: the author, or their business."""
        return self.business or str(self.author)

    @property
    def is_risky(self) -> bool:
        """One whom nobody vouches for asks for money, however long they are here: whoever reads it
        is warned."""
        if not asks_for_money(self.text):
            return False
        standing = getattr(self.author, "standing", None)
        return standing is None or standing.flow == 0

    @property
    def is_withdrawn(self) -> bool:
        return hasattr(self, "withdrawal")

    @property
    def is_ballot(self) -> bool:
        return hasattr(self, "ballot")

    @property
    def headline(self) -> str:
        """In a list: of a poll the question."""
        return self.text.partition(" | ")[0] if self.is_ballot else self.text

    @property
    def signs(self) -> list[tuple[str, int]]:
        """How often each sign was given, in the order in which they are offered."""
        times = Counter(self.given)
        return [(sign, times[sign]) for sign in SIGNS if times[sign]]

    @property
    def may_change(self) -> bool:
        """The window in which its author may still edit it."""
        young = timezone.now() - self.made_at < WINDOW
        return young and not self.is_withdrawn and not self.is_ballot


class Edition(Worded):
    """What a message said before it was edited."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="editions")

    def __str__(self) -> str:
        return str(self.message)


class Withdrawal(Authored):
    """A message taken back by its author, or by a steward who says why; undone, it is deleted."""

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="withdrawal")
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.author} withdrew {self.message_id}"

    @property
    def may_undo(self) -> bool:
        return timezone.now() - self.made_at < WINDOW
