from uuid import UUID

from django.core.files.base import File
from django.utils.translation import gettext as _

from community.members.models import Member
from community.members.once import once
from community.pictures import keeping
from community.text.refusals import Refusal
from groups import tasks
from groups.actions import wording
from groups.actions.messages import posted
from groups.models import Message, Room


def show(by: Member, room: Room, key: UUID, text: str, picture: "File[bytes] | None") -> Message:
    """A message with a picture. Its words tell those who spare their bytes what it shows."""
    kept = wording.message(text)
    if picture is None:
        raise Refusal(_("Choose a picture first."), "picture")
    file = picture

    def act() -> Message:
        shown = keeping.take_in(by, key, file)
        message = posted(by, room, key, kept, None, shown)
        tasks.develop.defer(message=message.pk)
        return message

    return once(Message, by, key, act, lambda one: is_same(one, room, kept), alone=True)


def is_same(one: Message, room: Room, text: str) -> bool:
    """As far as can be known: of the picture itself only what we made of it is kept."""
    before = one.editions.values_list("text", flat=True)
    return one.is_of(room) and one.picture_id is not None and text in {one.text, *before}
