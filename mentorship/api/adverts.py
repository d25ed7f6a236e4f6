"""An advert looked at for programs: the same rules as the page, and as little kept."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.members.requests import member
from groups.access import group_of
from mentorship.adverts import Advert
from mentorship.forms.adverts import LONGEST
from mentorship.reads.adverts import looked_at

router = Router(tags=["mentorship"])


class AdvertIn(Schema):
    """`marked`: something is written across a picture."""

    text: Annotated[str, Field(max_length=LONGEST)]
    pictures: Annotated[int, Field(ge=0, le=50)] = 0
    marked: bool = False


class AdvertLineOut(Schema):
    """`more`: words that would help, with commas."""

    rule: str
    good: bool
    what: str
    why: str
    more: str


@router.post("/groups/{slug:slug}/adverts", response=list[AdvertLineOut])
def look(request: HttpRequest, slug: str, body: AdvertIn) -> list[dict[str, Any]]:
    lines = looked_at(group_of(member(request), slug), Advert(**body.dict()))
    return [line._asdict() | {"what": str(line.what), "why": str(line.why)} for line in lines]
