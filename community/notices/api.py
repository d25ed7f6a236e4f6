"""What may call me, which way, and when not, for programs: the same act as the page."""

from datetime import time
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Router, Schema
from pydantic import AfterValidator, WithJsonSchema

from community.members.models import Member
from community.members.requests import member
from community.notices.actions.preferences import MOST_A_WEEK, MOST_TEXTS, arrange
from community.notices.matters import Matter, Way
from community.notices.preferences import habits_of, ways

router = Router(tags=["notices"])
HABITS = ("quiet_from", "quiet_until", "digest_at", "texts_a_day", "texts_a_week")
Texts = Annotated[int, Field(ge=0, le=MOST_TEXTS)]
TextsOfWeek = Annotated[int, Field(ge=0, le=MOST_A_WEEK)]
ON_A_CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$"


def plain(hour: time) -> time:
    if hour.tzinfo is not None:
        raise ValueError("An hour of the day is each reader's own, and names no zone.")
    return hour


# The "time" of a JSON schema names its zone.
Hour = Annotated[
    time, AfterValidator(plain), WithJsonSchema({"type": "string", "pattern": ON_A_CLOCK})
]


class PreferencesIn(Schema):
    """Only what is to change: the quiet hours, the hour of the morning digest, how many texts a
    day and a week at most, and for each matter the way it comes. From an hour to the same hour is
    never quiet; a digest that is silent does not come."""

    quiet_from: Hour | None = None
    quiet_until: Hour | None = None
    digest_at: Hour | None = None
    texts_a_day: Texts | None = None
    texts_a_week: TextsOfWeek | None = None
    ways: dict[Matter, Way] = {}


class PreferencesOut(Schema):
    quiet_from: Hour
    quiet_until: Hour
    digest_at: Hour
    texts_a_day: int
    texts_a_week: int
    ways: dict[Matter, Way]


@router.get("/me/preferences", response=PreferencesOut)
def preferences(request: HttpRequest) -> dict[str, Any]:
    return stands(member(request))


@router.put("/me/preferences", response=PreferencesOut)
def change(request: HttpRequest, body: PreferencesIn) -> dict[str, Any]:
    by, said = member(request), body.dict(exclude_none=True)
    changed = {matter.value: way.value for matter, way in said.pop("ways").items()}
    arrange(by, **(habits(by) | said), **changed)
    return stands(Member.objects.get(pk=by.pk))


def stands(by: Member) -> dict[str, Any]:
    return habits(by) | {"ways": ways(by)}


def habits(by: Member) -> dict[str, Any]:
    kept = habits_of(by)
    return {name: getattr(kept, name) for name in HABITS}
