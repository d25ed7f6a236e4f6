from django.db import transaction
from django.db.models import OuterRef
from django.utils.translation import gettext as _

from community.live.record import record
from community.members.models import Member
from community.notices import waiting
from community.text.refusals import Refusal
from groups.models import Attention, Group, Room
from groups.models.attention import Level, level_of

AS_THE_GROUP = "group"


@transaction.atomic
def pay(by: Member, group: Group, level: str, room: Room | None = None) -> str:
    """A member follows a group or one room of it, mutes it, or lets it be quiet; twice is once.

    A room may also do again as its group does.
    """
    if room is not None and level == AS_THE_GROUP:
        Attention.objects.filter(member=by, room=room).delete()
    elif level in Level.values:
        defaults = {"level": level}
        Attention.objects.update_or_create(member=by, group=group, room=room, defaults=defaults)
    else:
        raise Refusal(_("Choose: follow, quiet or mute."), "level")
    if waiting.hush(by, muted(by, group)):
        record(f"member.{by.pk}", "notices.hushed", by=by, subject=group.pk)
    return level


def muted(by: Member, group: Group) -> list[str]:
    """What already waits from there calls no longer, any more than what is still to come."""
    level = {"level": level_of(by, group, OuterRef("pk"))}
    rooms = group.rooms.annotate(**level)
    places = [room.topic for room in rooms if room.level == Level.MUTE]
    whole = Attention.objects.filter(member=by, group=group, room=None, level=Level.MUTE)
    return [*places, group.topic] if whole.exists() else places
