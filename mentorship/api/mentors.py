"""The directory of mentors for programs: what its page says, narrowed in the same ways."""

from datetime import datetime
from typing import Annotated, Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from community.members.closeness import Close
from community.members.requests import member
from community.sectors.models import Place, Sector
from groups.access import found
from mentorship import access
from mentorship.api.questions import taken
from mentorship.reads import mentors as reads
from mentorship.reads import terms
from mentorship.reads.pages import SIZE

router = Router(tags=["mentorship"])


class Wanted(Schema):
    """`sector` and `place` by slug; `area`: craft, customers, money, platform or law; `free`: only
    those with a free place."""

    q: Annotated[str, Field(max_length=100)] = ""
    sector: str = ""
    place: str = ""
    language: str = ""
    area: str = ""
    free: bool = False


class MentorListedOut(Schema):
    """`helped`: how many answers did. `hour`: the next one you may come to. `met`: you have met
    them; `through`: one who vouches for you has."""

    handle: str
    name: str
    place: str | None
    language: str
    skills: list[dict[str, Any]]
    free_places: int
    answers_in_hours: int | None
    helped: int
    graduates: int
    ended: int
    hour: int | None
    at: datetime | None
    met: bool
    through: bool


class MentorOut(Schema):
    handle: str
    skills: list[dict[str, Any]]
    interests: list[str]
    graduates: int
    ended: int
    weeks: int | None
    answers_in_hours: int | None
    free_places: int


@router.get("/mentors", response=list[MentorListedOut])
def mentors(
    request: HttpRequest,
    wanted: Annotated[Wanted, Query()],
    page: Annotated[int, Field(ge=1, le=10_000)] = 1,
) -> list[dict[str, Any]]:
    """In the order of the directory; twenty on a page."""
    pages = Paginator(reads.directory(member(request), **narrowed(wanted)), SIZE)
    rows = pages.page(page).object_list if page <= pages.num_pages else []
    return [listed_out(reads.row(member(request), one)) for one in rows]


def narrowed(wanted: Wanted) -> dict[str, Any]:
    words: dict[str, Any] = wanted.dict(exclude_defaults=True)
    if "sector" in words:
        words["sector"] = found(Sector.objects.filter(slug=words["sector"]).first())
    if "place" in words:
        words["place"] = found(Place.objects.filter(slug=words["place"]).first())
    return words


def listed_out(row: reads.Row) -> dict[str, Any]:
    one, told = row.mentor, row.figures
    who = {"handle": one.handle, "name": one.display_name, "language": one.language}
    where = {"place": one.place.slug if one.place else None, "hour": row.hour, "at": row.at}
    figures = {"graduates": told.graduates, "ended": told.ended, "answers_in_hours": told.hours}
    figures["helped"] = told.helped
    close = {"met": row.close == Close.MET, "through": row.close == Close.THROUGH}
    skills = [
        {"id": badge.pk, "sector": badge.sector.slug} | taken(badge, "skill", "area")
        for badge in row.badges
    ]
    return who | where | figures | close | {"skills": skills, "free_places": row.free}


@router.get("/mentors/{slug:handle}", response=MentorOut)
def mentor(request: HttpRequest, handle: str) -> dict[str, Any]:
    page = terms.mentor_page(member(request), access.badges_of(handle))
    told = page["figures"]
    skills = [{"id": one.pk} | taken(one, "skill", "area") for one in page["badges"]]
    figures = {name: getattr(told, name) for name in ("graduates", "ended", "weeks")}
    more = {"answers_in_hours": told.hours, "free_places": page["free"]}
    return {"handle": handle, "skills": skills, "interests": page["interests"]} | figures | more
