"""The trial notebook for programs: the same access and the same acts as the pages. What a member
counts is read by nobody but them."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.members.requests import member
from community.sectors.models import Sector
from groups.access import found
from mentorship import access_notebook as access
from mentorship.actions import experiments as acts
from mentorship.api.questions import taken
from mentorship.models import Experiment, Tally
from mentorship.reads import experiments as reads
from mentorship.reads.pages import SIZE

router = Router(tags=["mentorship"])


class IdeaIn(Schema):
    """One change, and its two ways: A as it was, B as it might be."""

    key: UUID
    sector: str
    change: str
    way_a: str
    way_b: str


class TallyIn(Schema):
    """Who saw each way on that day, and who of them came; a later count of a day holds."""

    key: UUID
    day: date
    saw_a: int
    came_a: int
    saw_b: int
    came_b: int


class TellingOut(Schema):
    """word: what the count says so far; better: the way that is, from `least` to `most` times."""

    word: str
    came: int
    better: str
    least: float
    most: float


class PoolOut(Schema):
    """found: of all who tried it together, told from five traders up."""

    id: int
    sector: str
    change: str
    way_a: str
    way_b: str
    tried: int
    found: TellingOut | None


class ExperimentOut(Schema):
    id: int
    idea: int
    change: str
    ended: bool
    found: TellingOut
    tallies: list[dict[str, Any]]


@router.get("/ideas", response=list[PoolOut])
def ideas(
    request: HttpRequest,
    q: Annotated[str, Field(max_length=100)] = "",
    page: Annotated[int, Field(ge=1, le=10_000)] = 1,
) -> list[dict[str, Any]]:
    """What is tried in your trades, the newest first; twenty on a page."""
    pages = Paginator(reads.ideas(member(request), q), SIZE)
    rows = pages.page(page).object_list if page <= pages.num_pages else []
    return [pool_out(one) for one in reads.notebook(member(request), rows)[1]]


@router.post("/ideas", response=ExperimentOut)
def begin(request: HttpRequest, body: IdeaIn) -> dict[str, Any]:
    """Notes it, and begins your own trial of it."""
    words = body.dict()
    words["sector"] = found(Sector.objects.filter(slug=words["sector"]).first())
    return experiment_out(acts.begin(member(request), **words))


@router.get("/ideas/{int:pk}", response=PoolOut)
def idea(request: HttpRequest, pk: int) -> dict[str, Any]:
    noted = access.idea_of(member(request), pk)
    return pool_out(reads.pool_of(noted, list(reads.told_apart(noted.experiments.all()))))


@router.post("/ideas/{int:pk}/experiment", response=ExperimentOut)
def take_up(request: HttpRequest, pk: int) -> dict[str, Any]:
    """Tries what another noted; a second time finds the first."""
    return experiment_out(acts.take_up(member(request), access.idea_of(member(request), pk)))


@router.get("/experiments", response=list[ExperimentOut])
def mine(request: HttpRequest) -> list[dict[str, Any]]:
    """Your own, those that go on first."""
    return [experiment_out(one) for one, _telling in reads.notebook(member(request), [])[0]]


@router.get("/experiments/{int:pk}", response=ExperimentOut)
def experiment(request: HttpRequest, pk: int) -> dict[str, Any]:
    return experiment_out(access.experiment_of(member(request), pk))


@router.post("/experiments/{int:pk}/tallies", response=ExperimentOut)
def count(request: HttpRequest, pk: int, body: TallyIn) -> dict[str, Any]:
    own = access.experiment_of(member(request), pk)
    acts.count(member(request), own, **body.dict())
    return experiment_out(own)


@router.post("/experiments/{int:pk}/end", response=ExperimentOut)
def end(request: HttpRequest, pk: int) -> dict[str, Any]:
    return experiment_out(acts.end(member(request), access.experiment_of(member(request), pk)))


@router.delete("/experiments/{int:pk}/end", response=ExperimentOut)
def resume(request: HttpRequest, pk: int) -> dict[str, Any]:
    """It goes on."""
    return experiment_out(acts.resume(member(request), access.experiment_of(member(request), pk)))


def experiment_out(own: Experiment) -> dict[str, Any]:
    rows = reads.tallies(own)
    names = {"id": own.pk, "idea": own.idea_id, "change": own.idea.change}
    said = {"ended": own.ended_at is not None, "found": telling_out(reads.told(own, rows))}
    return names | said | {"tallies": [tally_out(one) for one in rows]}


def tally_out(one: Tally) -> dict[str, Any]:
    return taken(one, "day", "saw_a", "came_a", "saw_b", "came_b")


def pool_out(pool: reads.Pool) -> dict[str, Any]:
    told = None if pool.telling is None else telling_out(pool.telling)
    about = taken(pool.idea, "change", "way_a", "way_b") | {"sector": pool.idea.sector.slug}
    return {"id": pool.idea.pk, "tried": pool.tried, "found": told} | about


def telling_out(told: reads.Telling) -> dict[str, Any]:
    names = ("came", "better", "least", "most")
    return {"word": str(told.word.value)} | {name: getattr(told, name) for name in names}
