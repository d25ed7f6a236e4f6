from django.db.models import QuerySet

from community.front.models import Takeaway
from community.members.models import Member
from groups.models import Group


def takeaways(member: Member, group: Group | None) -> QuerySet[Takeaway]:
    """What this member asked for, of themselves or of this group, the newest first."""
    mine = Takeaway.objects.lasting().filter(author=member, group=group)
    return mine.select_related("group", "author").order_by("-pk")
