from django.db.models import QuerySet

from community.members.models import Member
from groups.models import Report


def reports_by(member: Member) -> QuerySet[Report]:
    """What this member reported, the newest first, with what came of it."""
    mine = Report.objects.filter(author=member).select_related("about", "group", "finding")
    return mine.order_by("-pk")
