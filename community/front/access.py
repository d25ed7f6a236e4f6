"""Fetch through the person: a file of data is for the one who asked for it, while it lasts."""

from community.front.models import Takeaway
from community.members.models import Member
from groups.access import found, is_steward


def takeaway_of(member: Member, pk: int) -> Takeaway:
    """One's own; of a group only while one is its steward."""
    mine = Takeaway.objects.lasting().filter(author=member, done_at__isnull=False)
    one = found(mine.select_related("group", "author").filter(pk=pk).first())
    allowed = one.group is None or is_steward(member, one.group)
    return found(one if allowed else None)
