from django.db import transaction
from django.utils.translation import gettext as _

from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Attention, Group, Room
from groups.models.attention import Level

AS_THE_GROUP = "group"


@transaction.atomic
def pay(by: Member, group: Group, level: str, room: Room | None = None) -> str:
    """A member follows a group or one room of it, mutes it, or lets it be quiet; twice is once.

    A room may also do again as its group does.
    """
    if room is not None and level == AS_THE_GROUP:
        Attention.objects.filter(member=by, room=room).delete()
        return level
    if level not in Level.values:
        raise Refusal(_("Choose: follow, quiet or mute."), "level")
    Attention.objects.update_or_create(member=by, group=group, room=room, defaults={"level": level})
    return level
