from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from community.members.models import Member
from community.search import search
from groups.models import Group, Membership
from mentorship.models import Answer, Attempt, Question, Verification


def listed(group: Group, q: str = "", show: str = "") -> QuerySet[Question]:
    """The group's questions, all, or those that are open, answered or helped: those that nobody
    answered in time stand first, then the newest."""
    rows = Question.objects.standing().filter(group=group)
    if q:
        said = search.among(rows, q, "title", "detail")
        rows = rows.filter(Q(pk__in=said.values("pk")) | Q(pk__in=said.values("same_as")))
    return rows.single().shown(show).listed().raised()


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
    return {
        "own": own,
        "may_change": own and question.may_change,
        "asked_me": not own and getattr(question, "asked_me", False),
        "knows_who": question.unnamed and getattr(question, "knows", False),
        "trying": trying(member, question) if getattr(question, "tries", False) else [],
    }


def trying(member: Member, question: Question) -> QuerySet[Attempt]:
    mine = Attempt.objects.filter(member=member, answer__question=question, result="")
    return mine.select_related("answer__author")
