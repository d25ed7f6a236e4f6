"""What lessons, cards and translations say to programs, and hear from them."""

from datetime import date
from typing import Annotated, Literal

from ninja import Field, Schema

from community.members.requests import KeyIn
from mentorship.models.tutorial import Topic

Language = Literal["en", "sw"]


class CardIn(Schema):
    """What a platform takes and when it pays."""

    fees: str
    payout: str
    penalties: str = ""
    contact: str = ""


class FilmIn(Schema):
    url: str
    minutes: Annotated[int, Field(ge=1)]
    mb: Annotated[int, Field(ge=1)]


class EditionIn(KeyIn):
    """`card` for a platform's card, and for nothing else."""

    title: str
    text: str
    checked_on: date
    card: CardIn | None = None
    film: FilmIn | None = None
    platform: str = ""


class TranslationIn(EditionIn):
    language: Language


class TutorialIn(TranslationIn):
    """`sector`: the slug of a trade one may write for."""

    sector: str
    topic: Topic


class EditionOut(Schema):
    """state: draft, submitted, returned or published. `source`: what it translates."""

    slug: str
    number: int
    kind: str
    language: str
    topic: str
    state: str
    title: str
    text: str
    checked_on: date
    source: str
    card: dict[str, str] | None
    film: dict[str, str | int | None] | None
    platform: str
