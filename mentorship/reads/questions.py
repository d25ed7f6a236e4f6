from typing import Any

from django.db.models import QuerySet

from community.members.models import Member
from community.search import search
from groups.models import Group, Membership
from mentorship.models import Answer, Asking, Attempt, Question


def listed(group: Group, q: str = "", show: str = "") -> QuerySet[Question]:
    """The group's questions, newest first: all, or those that are open, answered or helped."""
    rows = Question.objects.standing().filter(group=group)
    if q:
        rows = rows.filter(pk__in=search.among(rows, q, "title", "detail").values("pk"))
    return rows.shown(show).select_related("author").order_by("-pk")


def answers(question: Question) -> QuerySet[Answer]:
    return Answer.objects.drawn().filter(question=question)


def abilities(member: Member, question: Question) -> dict[str, Any]:
    """What the page offers this reader beside reading."""
    own = question.author_id == member.pk
    trying = Attempt.objects.filter(member=member, answer__question=question, result="")
    return {
        "own": own,
        "may_change": own and question.may_change,
        "asked_me": not own
        and Asking.objects.open().filter(member=member, question=question).exists(),
        "knows_who": question.unnamed and knows_who(member, question),
        "trying": trying.select_related("answer__author"),
    }


def knows_who(member: Member, question: Question) -> bool:
    """Who asks is hidden from the group, but not from those asked, its stewards and oneself."""
    if question.author_id == member.pk:
        return True
    stewards = Membership.objects.filter(group=question.group, member=member, steward=True)
    return question.askings.filter(member=member).exists() or stewards.exists()
