"""What the shelf says to programs, and hears from them: marks, collections, showings, hours."""

from datetime import date, datetime
from typing import Annotated

from ninja import Field, Schema

from community.members.requests import KeyIn
from mentorship.models.mark import Kind

Slugs = Annotated[list[str], Field(max_length=30)]


class MarkIn(KeyIn):
    kind: Kind
    reason: str


class MarkOut(Schema):
    id: int
    tutorial: str
    kind: str
    reason: str
    made_at: datetime
    lifted_at: datetime | None


class RenewalOut(Schema):
    tutorial: str
    review_by: date | None


class CollectionIn(KeyIn):
    """`lessons`: the slugs in the order in which they are best learnt."""

    title: str
    lessons: Slugs


class StepOut(Schema):
    slug: str
    title: str
    read: bool
    tried: bool


class CollectionOut(Schema):
    id: int
    title: str
    sector: str
    lessons: list[StepOut]


class CollectionListedOut(Schema):
    id: int
    title: str
    many: int
    read: int
    tried: int


class NearOut(Schema):
    """km: none where nobody knows how far. `asked`: the number of the showing, if there is one."""

    handle: str
    outcome: str
    words: str
    km: float | None
    asked: int | None


class ShowingIn(KeyIn):
    handle: str


class ShowingOut(Schema):
    id: int
    tutorial: str
    author: str
    member: str
    state: str


class HourIn(KeyIn):
    room: int
    about: str
    at: datetime


class TurnIn(KeyIn):
    text: str


class TurnOut(Schema):
    """state: waiting, taken or dropped."""

    id: int
    author: str
    text: str
    made_at: datetime
    state: str


class HourOut(Schema):
    id: int
    mentor: str
    room: int
    about: str
    at: datetime
    open: bool


class QueueOut(HourOut):
    """`head` was read before the questions: watch the topic from there."""

    topic: str
    head: int
    turns: list[TurnOut]
