"""Questions that a member may do more with than read them; else 404."""

from django.http import Http404

from community.members.models import Member
from mentorship.access import question_of
from mentorship.models import Question


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
