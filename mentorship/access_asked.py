"""Questions that a member may do more with than read them; else 404."""

from django.http import Http404

from community.members.models import Member
from mentorship.access import answer_of, question_of
from mentorship.models import Answer, Question


def own_question_of(member: Member, pk: int) -> Question:
    question = question_of(member, pk)
    if question.author_id != member.pk:
        raise Http404
    return question


def mergeable_of(member: Member, pk: int) -> Question:
    """For those who may say that it was asked before."""
    question = question_of(member, pk)
    if not getattr(question, "may_merge", False):
        raise Http404
    return question


def warnable_of(member: Member, pk: int) -> Answer:
    """Another's, for a known steward of its trade, or staff who see it."""
    given = answer_of(member, pk)
    if not may_warn(member, given):
        raise Http404
    return given


def may_warn(member: Member, given: Answer) -> bool:
    speaks = member.is_staff or getattr(given, "speaks", False)
    return speaks and given.author_id != member.pk and given.withdrawn_at is None
