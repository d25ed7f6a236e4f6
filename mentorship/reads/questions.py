from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from community.members.models import Member
from community.search import search
from groups.models import Group, Membership
from mentorship.models import Answer, Asking, Attempt, Question, Verification


def listed(group: Group, q: str = "", show: str = "") -> QuerySet[Question]:
    """The group's questions, newest first: all, or those that are open, answered or helped."""
    rows = Question.objects.standing().filter(group=group)
    if q:
        said = search.among(rows, q, "title", "detail")
        rows = rows.filter(Q(pk__in=said.values("pk")) | Q(pk__in=said.values("same_as")))
    return rows.single().shown(show).select_related("author").order_by("-pk")


def asked_again(question: Question) -> QuerySet[Question]:
    """Those that are the same, with what was answered to them before."""
    return Question.objects.standing().counted().filter(same_as=question).order_by("pk")


def askers(question: Question) -> QuerySet[Member]:
    """Who asked it or the same, and may still see it: its group, or the mentors of an open one."""
    group = question.group
    asked = Question.objects.standing().filter(Q(pk=question.pk) | Q(same_as=question))
    sees = Q(Exists(Membership.objects.filter(group=group, member=OuterRef("pk"))))
    if not (group.by_approval or group.hidden):
        badges = Verification.objects.standing().filter(sector=group.sector_id)
        sees |= Q(Exists(badges.filter(member=OuterRef("pk"))))
    return Member.objects.filter(sees, pk__in=asked.values("author"))


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
