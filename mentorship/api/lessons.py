"""Lessons, platform cards and translations written by programs: the pages' access and acts."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from community.members.requests import member
from groups.access import found
from mentorship import access
from mentorship.actions import editions, translations, tutorials
from mentorship.api.questions import slug_of, taken
from mentorship.api.schemas import lessons as said
from mentorship.films import NO_FILM, Film
from mentorship.models import Edition
from mentorship.reads import tutorials as reads

router = Router(tags=["mentorship"])


@router.post("/tutorials", response=said.EditionOut)
def draft(request: HttpRequest, body: said.TutorialIn) -> dict[str, Any]:
    """A draft; with `card`, of a platform's card."""
    sector = found(reads.trades(member(request)).filter(slug=body.sector).first())
    words = body.dict() | written(body) | {"sector": sector}
    made = tutorials.draft(member(request), **words)
    return edition_out(made.editions.get(number=1))


@router.post("/tutorials/{slug:slug}/translations", response=said.EditionOut)
def translate(request: HttpRequest, slug: str, body: said.TranslationIn) -> dict[str, Any]:
    source = access.published_of(member(request), slug)
    made = translations.translate(member(request), source, **body.dict() | written(body))
    return edition_out(made.editions.get(number=1))


@router.post("/tutorials/{slug:slug}/editions", response=said.EditionOut)
def edit(request: HttpRequest, slug: str, body: said.EditionIn) -> dict[str, Any]:
    own = access.own_tutorial_of(member(request), slug)
    return edition_out(editions.edit(member(request), own, **body.dict() | written(body)))


@router.get("/tutorials/{slug:slug}/editions/{int:number}", response=said.EditionOut)
def edition(request: HttpRequest, slug: str, number: int) -> dict[str, Any]:
    return edition_out(access.edition_of(member(request), slug, number))


@router.post("/tutorials/{slug:slug}/editions/{int:number}/submission", response=said.EditionOut)
def submit(request: HttpRequest, slug: str, number: int) -> dict[str, Any]:
    access.own_tutorial_of(member(request), slug)
    return edition_out(
        editions.submit(member(request), access.edition_of(member(request), slug, number))
    )


def written(body: said.EditionIn) -> dict[str, Any]:
    """The film and the card's lines, as the acts take them."""
    film = Film(**body.film.dict()) if body.film else NO_FILM
    return {"film": film, "card": body.card.dict() if body.card else None}


def edition_out(one: Edition) -> dict[str, Any]:
    row, card, film = one.tutorial, getattr(one, "card", None), one.film
    about = taken(row, "slug", "kind", "language", "topic")
    words = taken(one, "number", "title", "text", "checked_on", "state")
    more = {"card": card.words if card else None, "film": film._asdict() if film.url else None}
    names = {"source": row.source.slug if row.source else "", "platform": slug_of(one)}
    return about | words | more | names
