"""What badges and terms say to programs, and hear from them."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema


class WordsIn(Schema):
    key: UUID
    words: str


class ApplicationIn(WordsIn):
    """`area`: what the skill is about: craft, customers, money, platform or law. `declared`: that
    all one earns by is told, in `interests`, one a line."""

    sector: str
    skill: str
    area: str = "craft"
    interests: str = ""
    declared: bool = False


class SightingIn(WordsIn):
    agrees: bool


class TermIn(Schema):
    key: UUID
    goals: str
    weeks: int
    pay: str = ""


class GoalsIn(Schema):
    """The numbers of those that are reached, from 0."""

    reached: Annotated[list[int], Field(max_length=3)]


class SittingIn(WordsIn):
    held_on: date
    place: str
    follows: str = ""


class CorrectionIn(Schema):
    key: UUID
    mistakes: str = ""
    words: str = ""


class ThirdIn(Schema):
    key: UUID
    handle: str


class ApplicationOut(Schema):
    id: int
    author: str
    sector: str
    skill: str
    area: str
    words: str
    waiting: bool
    sightings: list[dict[str, Any]]


class EntryOut(Schema):
    """mistakes: none until the mentor has looked at a work."""

    id: int
    author: str
    kind: str
    words: str
    made_at: datetime
    held_on: date | None
    confirmed: bool
    mistakes: list[str] | None


class TermOut(Schema):
    """lacks: what a graduation still needs, in days, works and words of a third."""

    id: int
    learner: str
    mentor: str
    skill: str
    goals: list[str]
    reached: list[int]
    weeks: int
    state: str
    ends_on: date | None
    lacks: dict[str, int]
    topic: str
    head: int
    entries: list[EntryOut]


class RelayIn(Schema):
    key: UUID
    badge: int


class RelayOut(Schema):
    id: int
    term: int
    learner: str
    mentor: str
    skill: str
    answered: bool
    accepted: bool


class LearningReasonIn(Schema):
    key: UUID
    reason: str


class BadgeOpinionIn(LearningReasonIn):
    """`lifts`: whether the badge is given back."""

    lifts: bool


class BadgeOut(Schema):
    """standing: neither over nor taken back nor resting (`frozen`) nor suspended."""

    id: int
    holder: str
    sector: str
    skill: str
    area: str
    verified_by: list[str]
    interests: list[str]
    made_at: datetime
    ends_at: datetime
    standing: bool
    frozen: bool
    revocation: dict[str, Any] | None
