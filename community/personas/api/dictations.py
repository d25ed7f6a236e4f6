"""What a steward wrote down of a member's business, for programs; and the member's yes or no."""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.members.requests import KeyIn, member
from community.personas import access, reads
from community.personas.actions import dictations
from community.personas.models import Dictation
from groups.access import membership_stewarded_by

router = Router(tags=["personas"])


class DictationIn(KeyIn):
    """The member's own words, as they said them."""

    about: Annotated[str, Field(max_length=500)]


class DictationOut(Schema):
    """Nothing of it is on the member's page until `accepted_at`; after `ends_at` it is gone."""

    id: int
    group: str
    by: str
    about: str
    ends_at: datetime
    accepted_at: datetime | None


class DictationAnswerIn(Schema):
    keep: bool


@router.post("/groups/{slug:slug}/people/{slug:handle}/about", response=DictationOut)
def dictate(request: HttpRequest, slug: str, handle: str, body: DictationIn) -> dict[str, Any]:
    by = member(request)
    place = membership_stewarded_by(by, slug, handle)
    return dictation_out(dictations.dictate(by, place.member, place.group, body.key, body.about))


@router.get("/me/dictations", response=list[DictationOut])
def waiting(request: HttpRequest) -> list[dict[str, Any]]:
    one = reads.dictation_for(member(request))
    return [dictation_out(one)] if one else []


@router.post("/me/dictations/{int:pk}/answer", response={200: DictationOut, 204: None})
def answer(request: HttpRequest, pk: int, body: DictationAnswerIn) -> Any:
    by = member(request)
    one = access.dictation_for(by, pk)
    if body.keep:
        return dictation_out(dictations.accept(by, one))
    dictations.decline(by, one)
    return 204, None


def dictation_out(one: Dictation) -> dict[str, Any]:
    names = {"id": one.pk, "group": one.group.slug, "by": one.author.handle}
    said = {name: getattr(one, name) for name in ("ends_at", "accepted_at")}
    return names | said | {"about": one.words}
