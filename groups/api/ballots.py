"""Polls for programs: the same access and the same acts as the pages."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.members.models import Member
from community.members.requests import member
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
    """Its number is that of its message. `mine` is the choice your vote stands for; who came in
    after it was asked may not vote. Closed without one choice ahead it is `undecided`; so many of
    the `electors` voted (`turnout`), and there is no quorum."""

    id: int
    room: int
    closes_at: datetime
    open: bool
    withdrawn: bool
    undecided: bool
    choices: list[ChoiceOut]
    mine: int | None
    may_vote: bool
    turnout: int
    electors: int


GONE: dict[str, Any] = {
    "open": False,
    "withdrawn": True,
    "undecided": False,
    "choices": [],
    "mine": None,
    "may_vote": False,
    "turnout": 0,
    "electors": 0,
}


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


def ballot_out(by: Member, pk: int) -> dict[str, Any]:
    """A withdrawn one keeps its place and loses its words."""
    one = reads.ballot(pk)
    whole = {"id": pk, "room": one.room_id, "closes_at": one.ballot.closes_at}
    if one.is_withdrawn:
        return whole | GONE
    shown, voice = list(one.ballot.choices.all()), reads.polled(by, one)
    return whole | {
        "open": one.ballot.is_open,
        "withdrawn": False,
        "undecided": one.ballot.is_undecided,
        "choices": [{"number": c.number, "words": c.words, "votes": c.times} for c in shown],
        "mine": voice["mine"],
        "may_vote": voice["may_vote"],
        "turnout": voice["turnout"],
        "electors": voice["electors"],
    }
