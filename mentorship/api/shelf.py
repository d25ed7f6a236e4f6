"""Marks, collections and showings for programs: the same access and acts as the pages."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from community.members.models import Member
from community.members.requests import KeyIn, member
from groups.access import group_of
from mentorship import access, access_shelf
from mentorship.actions import collections, marks, renewals, showings
from mentorship.api.questions import taken
from mentorship.api.schemas import shelf as said
from mentorship.models import Collection, Mark, Showing
from mentorship.reads import collections as orders
from mentorship.reads import showings as people

router = Router(tags=["mentorship"])


@router.get("/tutorials/{slug:slug}/marks", response=list[said.MarkOut])
def standing(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    """What stands on it, for the stewards of its trade."""
    tutorial = access_shelf.stewarded_tutorial_of(member(request), slug)
    return [mark_out(one, slug) for one in tutorial.marks.standing().order_by("pk")]


@router.post("/tutorials/{slug:slug}/marks", response=said.MarkOut)
def mark(request: HttpRequest, slug: str, body: said.MarkIn) -> dict[str, Any]:
    tutorial = access_shelf.stewarded_tutorial_of(member(request), slug)
    return mark_out(marks.mark(member(request), tutorial, **body.dict()), slug)


@router.delete("/tutorials/{slug:slug}/marks/{int:pk}", response=said.MarkOut)
def lift(request: HttpRequest, slug: str, pk: int) -> dict[str, Any]:
    tutorial = access_shelf.stewarded_tutorial_of(member(request), slug)
    return mark_out(marks.lift(member(request), access_shelf.mark_of(tutorial, pk)), slug)


@router.post("/tutorials/{slug:slug}/renewal", response=said.RenewalOut)
def renew(request: HttpRequest, slug: str, body: KeyIn) -> dict[str, Any]:
    """A reviewer looked again: still true."""
    tutorial = access_shelf.reviewed_tutorial_of(member(request), slug)
    renewals.renew(member(request), tutorial, body.key)
    tutorial.refresh_from_db(fields=["review_by"])
    return {"tutorial": slug, "review_by": tutorial.review_by}


@router.get("/groups/{slug:slug}/collections", response=list[said.CollectionListedOut])
def listed(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    """The trade's, with how many lessons one has read and tried."""
    rows = orders.collections(member(request), group_of(member(request), slug).sector)
    return [{"id": one.pk} | taken(one, "title", "many", "read", "tried") for one in rows]


@router.post("/groups/{slug:slug}/collections", response=said.CollectionOut)
def collect(request: HttpRequest, slug: str, body: said.CollectionIn) -> dict[str, Any]:
    sector = group_of(member(request), slug).sector
    access_shelf.reviewer_of(member(request), sector)
    lessons = access_shelf.lessons_of(member(request), body.lessons)
    made = collections.collect(member(request), sector, body.key, body.title, lessons)
    return collection_out(member(request), made)


@router.get("/collections/{int:pk}", response=said.CollectionOut)
def collection(request: HttpRequest, pk: int) -> dict[str, Any]:
    return collection_out(member(request), access_shelf.collection_of(member(request), pk))


@router.put("/collections/{int:pk}", response=said.CollectionOut)
def arrange(request: HttpRequest, pk: int, body: said.CollectionIn) -> dict[str, Any]:
    one = access_shelf.collection_of(member(request), pk)
    access_shelf.reviewer_of(member(request), one.sector)
    lessons = access_shelf.lessons_of(member(request), body.lessons)
    held = collections.arrange(member(request), one, body.key, body.title, lessons)
    return collection_out(member(request), held)


@router.get("/tutorials/{slug:slug}/near", response=list[said.NearOut])
def near(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    """Those who did it and would show it, the nearest first."""
    tutorial = access.published_of(member(request), slug)
    asked = people.asked(member(request), tutorial)
    return [near_out(one, asked) for one in people.near(member(request), tutorial)]


@router.post("/tutorials/{slug:slug}/showings", response=said.ShowingOut)
def ask(request: HttpRequest, slug: str, body: said.ShowingIn) -> dict[str, Any]:
    tutorial = access.published_of(member(request), slug)
    other = access_shelf.member_near(member(request), tutorial, body.handle)
    return showing_out(showings.ask(member(request), tutorial, other, body.key))


@router.get("/showings/{int:pk}", response=said.ShowingOut)
def showing(request: HttpRequest, pk: int) -> dict[str, Any]:
    """For the two it is between."""
    return showing_out(access_shelf.showing_of(member(request), pk))


@router.post("/showings/{int:pk}/answer", response=said.ShowingOut)
def answer(request: HttpRequest, pk: int, agrees: bool) -> dict[str, Any]:
    one = access_shelf.showing_of(member(request), pk)
    return showing_out(showings.answer(member(request), one, agrees))


def mark_out(one: Mark, slug: str) -> dict[str, Any]:
    about = taken(one, "kind", "reason", "made_at", "lifted_at")
    return {"id": one.pk, "tutorial": slug} | about


def collection_out(reader: Member, one: Collection) -> dict[str, Any]:
    steps = [
        {"slug": step.tutorial.slug, "title": step.tutorial.published.title}
        | taken(step, "read", "tried")
        for step in orders.steps(reader, one)
    ]
    return {"id": one.pk, "title": one.title, "sector": one.sector.slug, "lessons": steps}


def near_out(one: people.Near, asked: dict[int, Showing]) -> dict[str, Any]:
    waiting = asked.get(one.member.pk)
    did = {"outcome": one.trial.outcome, "words": one.trial.words}
    return {"handle": one.member.handle, "km": one.km, "asked": waiting and waiting.pk} | did


def showing_out(one: Showing) -> dict[str, Any]:
    state = "agreed" if one.agreed_at else "declined" if one.declined_at else "asked"
    names = {"author": one.author.handle, "member": one.member.handle}
    return {"id": one.pk, "tutorial": one.tutorial.slug, "state": state} | names
