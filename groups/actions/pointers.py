from community.members.models import Member
from groups.models import Pointer, Room


def read(by: Member, room: Room, message: int) -> int:
    """This member has read the room as far as that message; late news moves nothing back."""
    return Pointer.objects.advance(room, by, message)
