from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from community.live.record import record
from community.machine import limiter
from community.members.models import Member
from community.members.once import once, said
from community.text.refusals import Refusal
from groups.models import Message, Reaction
from groups.models.message import SIGNS


def react(by: Member, message: Message, key: UUID, sign: str) -> Reaction:
    """A sign given to a message, or taken back by giving it once more; nobody is told."""
    if sign not in SIGNS:
        raise Refusal(_("Choose one of these: %s") % " ".join(SIGNS), "sign")
    same = said(message=message, sign=sign)
    return once(Reaction, by, key, lambda: reacted(by, message, key, sign), same)


def reacted(by: Member, message: Message, key: UUID, sign: str) -> Reaction:
    limiter.spend("reactions", by.pk, limit=60, seconds=60)
    rows = Message.objects.select_for_update(of=["self"], no_key=True)
    message = rows.select_related("room", "withdrawal").get(pk=message.pk)
    refuse_gone(message)
    now = timezone.now()
    back = message.reactions.standing().filter(author=by, sign=sign).update(ended_at=now)
    words = {"author": by, "key": key, "sign": sign, "ended_at": now if back else None}
    reaction: Reaction = message.reactions.create(**words)
    record(message.room.topic, "message.reacted", by=by, subject=message.pk)
    return reaction


def refuse_gone(message: Message) -> None:
    if message.is_withdrawn:
        raise Refusal(_("This message was withdrawn."))
