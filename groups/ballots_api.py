"""Polls for programs: the same access and the same acts as the pages."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.members.models import Member
from groups import access, reads
from groups.actions import ballots
from groups.models.ballot import DAY, MOST

router = Router(tags=["groups"])


class BallotIn(Schema):
    """A question with two to six choices, open for this many hours."""

    key: UUID
    question: str
    choices: Annotated[list[str], Field(max_length=MOST)]
    hours: int = DAY


class VoteIn(Schema):
    """The number of the choice; under another key, another vote in place of the first."""

    key: UUID
    choice: int


class ChoiceOut(Schema):
    number: int
    words: str
    votes: int


class BallotOut(Schema):
    """Its number is that of its message. `mine` is the choice your vote stands for."""

    id: int
    room: int
    closes_at: datetime
    open: bool
    withdrawn: bool
    choices: list[ChoiceOut]
    mine: int | None


@router.post("/rooms/{int:pk}/ballots", response=BallotOut)
def ask(request: HttpRequest, pk: int, body: BallotIn) -> dict[str, Any]:
    room = access.room_of(member(request), pk)
    words = (body.key, body.question, body.choices, body.hours)
    return ballot_out(member(request), ballots.ask(member(request), room, *words).pk)


@router.get("/ballots/{int:pk}", response=BallotOut)
def ballot(request: HttpRequest, pk: int) -> dict[str, Any]:
    return ballot_out(member(request), access.ballot_of(member(request), pk).pk)


@router.post("/ballots/{int:pk}/votes", response=BallotOut)
def vote(request: HttpRequest, pk: int, body: VoteIn) -> dict[str, Any]:
    found = access.ballot_of(member(request), pk)
    ballots.vote(member(request), found, body.key, body.choice)
    return ballot_out(member(request), pk)


def member(request: HttpRequest) -> Member:
    assert isinstance(request.user, Member)
    return request.user


def ballot_out(by: Member, pk: int) -> dict[str, Any]:
    """A withdrawn one keeps its place and loses its words."""
    one = reads.ballot(pk)
    shown = [] if one.is_withdrawn else list(one.ballot.choices.all())
    choices = [{"number": c.number, "words": c.words, "votes": c.times} for c in shown]
    times = {"closes_at": one.ballot.closes_at, "open": one.ballot.is_open}
    whole = {"id": pk, "room": one.room_id, "withdrawn": one.is_withdrawn}
    return whole | times | {"choices": choices, "mine": reads.voted(by, one)}
