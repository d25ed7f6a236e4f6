"""What mentorship says to programs, and hears from them."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema

from mentorship.models.trial import Outcome

Page = Annotated[int, Field(ge=1, le=10_000)]
Words = Annotated[str, Field(max_length=100)]


class QuestionIn(Schema):
    """The key is a UUID of your own making: the same key again is the same question. `skill`: one
    that a mentor of the trade has; left out, the words tell. `to`: the handle of whom to ask first,
    if they can be asked now."""

    key: UUID
    title: str
    detail: str = ""
    unnamed: bool = False
    skill: str = ""
    to: str = ""


class AboutIn(Schema):
    """skill: one that a mentor of the trade has; empty: the words tell."""

    skill: str


class SkillOut(Schema):
    """area: craft, customers, money, platform or law."""

    skill: str
    area: str


class QuestionOut(Schema):
    """skill: what it was taken for; chosen: its asker said so."""

    id: int
    group: str
    author: str
    title: str
    detail: str
    made_at: datetime
    edited_at: datetime | None
    answered: int
    helped: int
    asked_by: int
    same_as: int | None
    skill: str
    chosen: bool


class MergerIn(Schema):
    """into: the number of a question of the same group that was asked earlier."""

    key: UUID
    into: int


class AttemptResultIn(Schema):
    """result: better, same or worse."""

    result: str
    words: str = ""


class AttemptOut(Schema):
    """result: empty until it is told."""

    answer: int
    result: str
    words: str


class AnswerIn(Schema):
    key: UUID
    text: str


class AnswerOut(Schema):
    """skills: what its author holds a badge for; interests: what they say they earn by.
    danger: why it could harm, as a steward of the trade says. A withdrawn answer loses its text."""

    id: int
    question: int
    author: str
    skills: list[str]
    interests: list[str]
    text: str
    html: str
    danger: str
    helped: bool
    withdrawn: bool
    made_at: datetime
    edited_at: datetime | None


class DangerIn(Schema):
    key: UUID
    reason: str


class ReadingIn(Schema):
    """The number of the last answer that was read."""

    answer: Annotated[int, Field(ge=0, le=2**53)]


class ReceiptOut(Schema):
    """How many of those that were told to you, who asked, are read by that."""

    read: int


class AskedOut(QuestionOut):
    """What helped comes first. `head` was read before the answers: watch the topic from there."""

    topic: str
    head: int
    answers: list[AnswerOut]
    pages: int


class LessonOut(Schema):
    """worked of tried: members, each by their last report; outdated say it is out of date."""

    slug: str
    title: str
    sector: str
    topic: str
    language: str
    author: str
    edition: int
    checked_on: date
    published_at: datetime
    worked: int
    tried: int
    last_tried: datetime | None
    outdated: int
    platform: str


class TutorialOut(LessonOut):
    """danger: why a steward warns of it. `card`: what a platform takes and when it pays.

    A translation names its `source`, and says when that has left it behind.
    """

    text: str
    html: str
    kind: str
    danger: str
    review_by: date | None
    card: dict[str, str] | None
    source: str
    behind_source: bool
    translations: dict[str, str]


class TrialIn(Schema):
    key: UUID
    outcome: Outcome
    cost: Annotated[Decimal, Field(ge=0, max_digits=10, decimal_places=2)] | None = None
    words: str = ""
    outdated: bool = False
    willing: bool = False


class TrialOut(Schema):
    id: int
    outcome: Outcome
    cost: Decimal | None
    currency: str
    words: str
    made_at: datetime
