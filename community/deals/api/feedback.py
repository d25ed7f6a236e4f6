"""Feedback for programs: the same access and the same acts as the pages."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.deals import access, reads
from community.deals.actions import feedback
from community.deals.acts import act_of
from community.deals.models import Feedback
from community.members.access import member_known_to
from community.members.requests import member

router = Router(tags=["deals"])

Words = Annotated[str, Field(max_length=1000)]
Noun = Annotated[str, Field(max_length=10)]
SEEN = 50


class FeedbackWordsIn(Schema):
    words: Words


class FeedbackAppealIn(FeedbackWordsIn):
    key: UUID


class FeedbackIn(Schema):
    """The three answers to what the pages ask of who had this part in it."""

    key: UUID
    first: bool
    second: bool
    third: bool
    words: Words = ""


class FeedbackOut(Schema):
    """For 72 hours the two alone read it."""

    id: int
    by: str
    member: str
    role: str
    first: bool
    second: bool
    third: bool
    words: str
    mending: str
    reply: str
    public_at: datetime
    taken_back_at: datetime | None
    lifted_at: datetime | None


@router.get("/members/{slug:handle}/feedback", response=list[FeedbackOut])
def of_member(request: HttpRequest, handle: str) -> list[dict[str, Any]]:
    """What was said of somebody the reader knows and may be read by now, the newest first."""
    other = member_known_to(member(request), handle)
    return [feedback_out(one) for one in reads.said_of(other)[:SEEN]]


@router.post("/acts/{noun}/{int:pk}/feedback", response=FeedbackOut)
def give(request: HttpRequest, noun: Noun, pk: int, body: FeedbackIn) -> dict[str, Any]:
    """Of a deal, an answer or an order of the reader's own."""
    of = act_of(member(request), noun, pk)
    answers = (body.first, body.second, body.third)
    return feedback_out(feedback.give(member(request), of, body.key, answers, body.words))


@router.get("/feedback/{int:pk}", response=FeedbackOut)
def said(request: HttpRequest, pk: int) -> dict[str, Any]:
    return feedback_out(access.feedback_of(member(request), pk))


@router.post("/feedback/{int:pk}/mending", response=FeedbackOut)
def mend(request: HttpRequest, pk: int, body: FeedbackWordsIn) -> dict[str, Any]:
    one = access.feedback_of(member(request), pk)
    return feedback_out(feedback.mend(member(request), one, body.words))


@router.post("/feedback/{int:pk}/reply", response=FeedbackOut)
def answer(request: HttpRequest, pk: int, body: FeedbackWordsIn) -> dict[str, Any]:
    one = access.feedback_of(member(request), pk)
    return feedback_out(feedback.reply(member(request), one, body.words))


@router.post("/feedback/{int:pk}/withdrawal", response=FeedbackOut)
def take_back(request: HttpRequest, pk: int) -> dict[str, Any]:
    one = access.feedback_of(member(request), pk)
    return feedback_out(feedback.take_back(member(request), one))


@router.post("/feedback/{int:pk}/appeal", response=FeedbackOut)
def object_to(request: HttpRequest, pk: int, body: FeedbackAppealIn) -> dict[str, Any]:
    one = access.feedback_of(member(request), pk)
    feedback.appeal(member(request), one, body.key, body.words)
    return said(request, pk)


def feedback_out(one: Feedback) -> dict[str, Any]:
    sides = {"id": one.pk, "by": one.author.handle, "member": one.member.handle}
    names = [name for name in FeedbackOut.model_fields if name not in sides]
    return sides | {name: getattr(one, name) for name in names}
