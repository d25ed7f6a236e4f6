from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Greatest

from community.members.models import Member
from groups.models import Pointer, Room


@transaction.atomic
def read(by: Member, room: Room, message: int) -> int:
    """This member has read the room as far as that message; whatever came late, never back."""
    newest = room.messages.aggregate(newest=Max("pk"))["newest"] or 0
    mine = Pointer.objects.filter(room=room, member=by)
    Pointer.objects.get_or_create(room=room, member=by)
    mine.update(message=Greatest("message", min(message, newest)))
    return mine.values_list("message", flat=True).get()
