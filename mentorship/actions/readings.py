from django.db import transaction

from community.live.record import record
from community.machine import limiter
from community.members.models import Member
from community.notices import waiting
from mentorship.models import Answer, Question

ANSWERED = {"question.answered"}


@transaction.atomic
def read(by: Member, question: Question, message: int) -> int:
    """Whoever asked has read the answers up to this one: nothing calls them to these any more, on
    any of their devices. How many had called."""
    limiter.spend("pointers", by.pk, limit=600, seconds=300)
    given = Answer.objects.filter(question=question, pk__lte=message).select_related("question")
    told = waiting.read(by, ANSWERED, [one.get_absolute_url() for one in given])
    if told:
        record(f"member.{by.pk}", "notice.read", by=by, subject=question.pk)
    return told
