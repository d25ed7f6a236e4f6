"""Talk that is kept, for programs: the same access and acts as the pages."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.members.models import Member
from community.members.requests import member
from groups.access import room_of
from mentorship import access
from mentorship.actions import credits, keepings
from mentorship.actions.keepings import MOST
from mentorship.api.questions import answer_out
from mentorship.api.schemas import questions as said
from mentorship.models import Keeping
from mentorship.reads import keepings as reads

router = Router(tags=["mentorship"])
Messages = Annotated[list[int], Field(max_length=MOST)]


class LessonIn(Schema):
    """The numbers of messages of this room; title, topic and language of the lesson."""

    key: UUID
    messages: Messages
    title: str
    topic: str
    language: str


class KeptAnswerIn(Schema):
    """The numbers of messages of this room, and of the question they shall answer."""

    key: UUID
    messages: Messages
    question: int


class CreditOut(Schema):
    """What one member said, as it was taken up; gone where they said no or withdrew it."""

    member: str
    text: str
    gone: bool


class KeepingOut(Schema):
    """Of a lesson its slug, whose text waits as a draft; of an answer the draft, which waits to be
    sent. Who is credited sees their own words only."""

    id: int
    room: int
    author: str
    lesson: str | None
    question: int | None
    answer: int | None
    draft: str
    credits: list[CreditOut]
    may_send: bool
    may_refuse: bool
    refused: bool


@router.post("/rooms/{int:pk}/kept/lessons", response=KeepingOut)
def lesson(request: HttpRequest, pk: int, body: LessonIn) -> dict[str, Any]:
    return keeping_out(member(request), chosen(member(request), pk, body, keepings.into_lesson))


@router.post("/rooms/{int:pk}/kept/answers", response=KeepingOut)
def answer(request: HttpRequest, pk: int, body: KeptAnswerIn) -> dict[str, Any]:
    return keeping_out(member(request), chosen(member(request), pk, body, keepings.into_answer))


@router.get("/kept/{int:pk}", response=KeepingOut)
def keeping(request: HttpRequest, pk: int) -> dict[str, Any]:
    return keeping_out(member(request), access.keeping_of(member(request), pk))


@router.post("/kept/{int:pk}/answer", response=said.AnswerOut)
def send(request: HttpRequest, pk: int, body: said.AnswerIn) -> dict[str, Any]:
    """The answer, as you have worded it."""
    kept = access.own_keeping_of(member(request), pk)
    if kept.question_id is not None:
        access.question_of(member(request), kept.question_id)
    given = keepings.send(member(request), kept, **body.dict())
    return answer_out(access.answer_of(member(request), given.pk))


@router.post("/kept/{int:pk}/refusal", response=KeepingOut)
def refuse(request: HttpRequest, pk: int) -> dict[str, Any]:
    """You said it, and say no; DELETE takes that back."""
    kept = access.keeping_of(member(request), pk)
    return keeping_out(member(request), credits.refuse(member(request), kept))


@router.delete("/kept/{int:pk}/refusal", response=KeepingOut)
def allow(request: HttpRequest, pk: int) -> dict[str, Any]:
    kept = access.keeping_of(member(request), pk)
    return keeping_out(member(request), credits.allow(member(request), kept))


def chosen(by: Member, pk: int, body: LessonIn | KeptAnswerIn, act: Any) -> Keeping:
    """The act gets those messages that this member can read."""
    room, words = room_of(by, pk), body.dict()
    words["messages"] = access.spoken_of(by, words["messages"])
    kept: Keeping = act(by, room, **words)
    return kept


def keeping_out(by: Member, kept: Keeping) -> dict[str, Any]:
    shown = reads.shown(by, kept)
    rows = [
        {"member": one.member.handle, "text": "" if one.is_gone else one.text, "gone": one.is_gone}
        for one in shown["credits"]
    ]
    about: dict[str, Any] = {"question": kept.question_id, "answer": kept.answer_id}
    about |= {"lesson": kept.tutorial.slug if kept.tutorial else None}
    may = {name: shown[name] for name in ("draft", "may_send", "may_refuse", "refused")}
    who = {"id": kept.pk, "room": kept.room_id, "author": kept.author.handle}
    return who | about | may | {"credits": rows}
