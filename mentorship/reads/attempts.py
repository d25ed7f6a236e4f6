from django.db.models import QuerySet

from community.members.models import Member
from mentorship.models import Answer, Attempt

SHOWN = 20


def told(answer: Answer) -> QuerySet[Attempt]:
    """What came of it for those who tried it, newest first."""
    rows: QuerySet[Attempt] = Attempt.objects.told().filter(answer=answer)
    return rows.select_related("member").order_by("-told_at")[:SHOWN]


def of(member: Member, answer: Answer) -> Attempt | None:
    return Attempt.objects.filter(member=member, answer=answer).first()
