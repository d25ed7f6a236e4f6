from typing import NamedTuple

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from community.members.models import Member
from community.notices import waiting
from groups.reads import muted_groups
from mentorship.models import Answer, Asking, Question, Readiness
from mentorship.models.asking import unanswered
from mentorship.models.question import STANDS_FIRST, Wave
from mentorship.reads.tutorials import to_review

FEW = 5
ANSWERED = {"question.answered"}


class ForMe(NamedTuple):
    """What of mentorship is due to a member on their home page."""

    open_questions: list[Question]
    answers: list[Answer]
    reviews: int


def for_me(member: Member) -> ForMe:
    """Open questions a mentor could answer, what others answered to them, reviews that wait."""
    return ForMe(open_questions(member), answers(member), to_review(member).count())


def open_questions(member: Member) -> list[Question]:
    return list(questions_heard(member)[:FEW])


def questions_heard(member: Member) -> QuerySet[Question]:
    """Of these, none of a group they muted nor of one whom they blocked."""
    waiting = questions_for(member).exclude(author__in=member.folded)
    return waiting.exclude(group__in=muted_groups(member))


def unheard(member: Member) -> QuerySet[Question]:
    """Of their groups, what nobody answered in time, so that it is for everyone by now."""
    rows = unanswered().filter(group__memberships__member=member, wave__gt=Wave.FIRST)
    rows = rows.filter(made_at__gt=timezone.now() - STANDS_FIRST).exclude(author=member)
    rows = rows.exclude(author__in=member.folded).exclude(group__in=muted_groups(member))
    return rows.select_related("group").order_by("-pk")


def questions_for(member: Member) -> QuerySet[Question]:
    """Unanswered, of those this member was asked and did not decline, newest first."""
    asked = Asking.objects.open().filter(member=member)
    rows = Question.objects.seen_by(member).filter(pk__in=asked.values("question")).counted()
    return rows.select_related("group", "author").order_by("-pk")


def answers(member: Member) -> list[Answer]:
    return list(answers_heard(member)[:FEW])


def answers_heard(member: Member) -> QuerySet[Answer]:
    """Not read yet, of questions they asked, or others before them, and may still see, by whom they
    did not block: who has left a group reads nothing more of it, and who muted it hears nothing."""
    mine = Q(author=member) | Q(same__author=member)
    asked = Question.objects.seen_by(member).standing().filter(mine)
    heard = asked.exclude(group__in=muted_groups(member))
    place = Concat(Value("#a"), Cast(OuterRef("pk"), CharField()))
    calls = waiting.unread(member, ANSWERED).filter(url__endswith=place)
    rows = Answer.objects.standing().filter(Exists(calls), question__in=heard.values("pk"))
    others = rows.exclude(author__in=[member.pk, *member.folded])
    return others.select_related("question", "author").order_by("-pk")


def ready(member: Member) -> Readiness:
    """What they said of how much they can bear, or the usual."""
    return Readiness.objects.filter(member=member).first() or Readiness(member=member)
