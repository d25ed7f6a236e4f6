"""An answer as something two members did: whoever asked by name may say how the advice was."""

from django.db.models import QuerySet
from django.utils import timezone

from community.members.acts import LATELY, Act, Acts
from community.members.models import Member
from groups.access import found
from mentorship.models import Answer


def of(member: Member, pk: int) -> Act:
    return act(found(answers_to(member).filter(pk=pk).first()))


def lately(member: Member) -> list[Act]:
    since = timezone.now() - LATELY
    return [act(one) for one in answers_to(member).filter(made_at__gt=since).order_by("-pk")[:10]]


def answers_to(member: Member) -> QuerySet[Answer]:
    """By somebody else; who asked without a name stays without one."""
    asked = Answer.objects.filter(question__author=member, question__unnamed=False)
    return (
        asked.filter(withdrawn_at=None).exclude(author=member).select_related("author", "question")
    )


def act(one: Answer) -> Act:
    url, title = one.get_absolute_url(), one.question.title
    return Act("answer", one.pk, one.author, "adviser", title, url, one.made_at)


ANSWERS = Acts(of, lately)
