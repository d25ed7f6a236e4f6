"""What was said of a member, as counts with their n; and what they might say of others."""

from collections import defaultdict
from typing import Any, NamedTuple

from django.db.models import QuerySet

from community.deals import acts
from community.deals.models import Feedback
from community.deals.questions import AS, SHORT
from community.members.acts import Act
from community.members.models import Member
from community.members.rating import Share, Word, shares


class Count(NamedTuple):
    """As a seller: as agreed 11 of 12 (78 %), on the day …"""

    role: object
    lines: list[tuple[object, Share]]
    times: int


def counts(member: Member) -> list[Count]:
    """By what they were; one query."""
    said: dict[str, list[Feedback]] = defaultdict(list)
    for one in Feedback.objects.public().filter(member=member, weighs__gt=0).order_by("pk"):
        said[one.role].append(one)
    return [count(role, said[role]) for role in AS if role in said]


def count(role: str, said: list[Feedback]) -> Count:
    found = shares(Word(one.author_id, one.answers, one.weighs) for one in said)
    return Count(AS[role], list(zip(SHORT[role], found, strict=True)), len(said))


def said_of(member: Member) -> QuerySet[Feedback]:
    """Each with who said it and what was answered; the newest first."""
    public = Feedback.objects.public().filter(member=member)
    return public.select_related("author").order_by("-pk")


def to_be_said(reader: Member) -> list[Act]:
    """Acts of the last 30 days of which the reader has said nothing yet."""
    mine = Feedback.objects.filter(author=reader, taken_back_at=None)
    spoken = {*mine.values_list("noun", "subject")}
    return [one for one in acts.lately(reader) if (one.noun, one.pk) not in spoken]


def feedback(reader: Member, one: Feedback) -> dict[str, Any]:
    """All of it to both; and what this one may do."""
    about = one.member_id == reader.pk
    return {
        "feedback": one,
        "own": one.author_id == reader.pk,
        "hearings": list(one.hearings.prefetch_related("verdicts__author").order_by("pk")),
        "may_mend": about and one.stands and not one.is_public and not one.mended_at,
        "may_reply": about and one.stands and not one.replied_at,
        "may_appeal": about and one.may_be_appealed,
    }
