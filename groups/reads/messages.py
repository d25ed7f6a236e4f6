from typing import Any

from community.members.models import Member
from groups.models import Membership, Message
from groups.models.message import WINDOW


def message(member: Member, one: Message) -> dict[str, Any]:
    """A message with its history, which a withdrawal hides with it, and what one may do."""
    own = one.author_id == member.pk
    gone = one.withdrawal if one.is_withdrawn else None
    return {
        "message": one,
        "own": own,
        "editions": [] if gone else list(one.editions.order_by("pk")),
        "withdrawal": gone,
        "until": one.made_at + WINDOW,
        "may_edit": own and one.may_change,
        "may_withdraw": not gone and (own or is_steward(member, one)),
        "may_undo": gone is not None and gone.author_id == member.pk and gone.may_undo,
    }


def is_steward(member: Member, one: Message) -> bool:
    mine = Membership.objects.filter(member=member, steward=True)
    return mine.filter(group=one.room.group_id).exists()
