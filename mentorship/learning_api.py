"""Badges and terms for programs: the same access and the same acts as the pages."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from community.live import replay
from community.sectors.models import Sector
from groups.access import found
from mentorship import access
from mentorship import learning_schemas as said
from mentorship.actions import (
    applications,
    attestations,
    corrections,
    entries,
    graduations,
    interests,
    sightings,
    terms,
)
from mentorship.api import member
from mentorship.models import Application, Entry, Term
from mentorship.reads import terms as reads
from mentorship.reads import verifications as badges

router = Router(tags=["mentorship"])


@router.get("/mentors/{slug:handle}", response=said.MentorOut)
def mentor(request: HttpRequest, handle: str) -> dict[str, Any]:
    page = reads.mentor_page(member(request), access.mentor_of(handle))
    told, skills = page["figures"], [{"id": one.pk, "skill": one.skill} for one in page["badges"]]
    figures = {name: getattr(told, name) for name in ("graduates", "ended", "weeks")}
    words = [one.words for one in page["interests"]]
    more = {"answers_in_hours": told.hours, "free_places": page["free"], "interests": words}
    return {"handle": handle, "skills": skills} | figures | more


@router.post("/applications", response=said.ApplicationOut)
def apply(request: HttpRequest, body: said.ApplicationIn) -> dict[str, Any]:
    words = body.dict()
    words["sector"] = found(Sector.objects.filter(slug=words["sector"]).first())
    return application_out(applications.apply(member(request), **words))


@router.get("/applications/{int:pk}", response=said.ApplicationOut)
def application(request: HttpRequest, pk: int) -> dict[str, Any]:
    return application_out(access.application_of(member(request), pk))


@router.post("/applications/{int:pk}/sightings", response=said.ApplicationOut)
def see(request: HttpRequest, pk: int, body: said.SightingIn) -> dict[str, Any]:
    one = access.application_of(member(request), pk)
    sightings.see(member(request), one, **body.dict())
    return application_out(access.application_of(member(request), pk))


@router.get("/interests", response=list[dict[str, Any]])
def earns_by(request: HttpRequest) -> list[dict[str, Any]]:
    return [{"id": one.pk, "words": one.words} for one in badges.interests(member(request))]


@router.post("/interests", response=dict[str, Any])
def declare(request: HttpRequest, body: said.WordsIn) -> dict[str, Any]:
    told = interests.declare(member(request), **body.dict())
    return {"id": told.pk, "words": told.words}


@router.delete("/interests/{int:pk}", response=dict[str, Any])
def end_interest(request: HttpRequest, pk: int) -> dict[str, Any]:
    interests.end(member(request), access.interest_of(member(request), pk))
    return {"id": pk}


@router.post("/verifications/{int:pk}/terms", response=said.TermOut)
def ask(request: HttpRequest, pk: int, body: said.TermIn) -> dict[str, Any]:
    badge = access.badge_to_learn_from(pk)
    return shown(request, terms.request(member(request), badge, **body.dict()).pk)


@router.get("/terms/{int:pk}", response=said.TermOut)
def term(request: HttpRequest, pk: int) -> dict[str, Any]:
    return shown(request, pk)


@router.post("/terms/{int:pk}/answer", response=said.TermOut)
def answer(request: HttpRequest, pk: int, accepted: bool) -> dict[str, Any]:
    one, act = access.term_of(member(request), pk), terms.accept if accepted else terms.decline
    act(member(request), one)
    return shown(request, pk)


@router.post("/terms/{int:pk}/checkins", response=said.TermOut)
def check_in(request: HttpRequest, pk: int, body: said.WordsIn) -> dict[str, Any]:
    entries.check_in(member(request), access.term_of(member(request), pk), **body.dict())
    return shown(request, pk)


@router.post("/terms/{int:pk}/work", response=said.TermOut)
def show(request: HttpRequest, pk: int, body: said.WordsIn) -> dict[str, Any]:
    entries.show(member(request), access.term_of(member(request), pk), **body.dict())
    return shown(request, pk)


@router.post("/terms/{int:pk}/sittings", response=said.TermOut)
def sit(request: HttpRequest, pk: int, body: said.SittingIn) -> dict[str, Any]:
    entries.sit(member(request), access.term_of(member(request), pk), **body.dict())
    return shown(request, pk)


@router.post("/terms/{int:pk}/goals", response=said.TermOut)
def reach(request: HttpRequest, pk: int, body: said.GoalsIn) -> dict[str, Any]:
    terms.reach(member(request), access.term_of(member(request), pk), **body.dict())
    return shown(request, pk)


@router.post("/terms/{int:pk}/thirds", response=said.TermOut)
def third(request: HttpRequest, pk: int, body: said.ThirdIn) -> dict[str, Any]:
    attestations.ask(member(request), access.term_of(member(request), pk), **body.dict())
    return shown(request, pk)


@router.post("/terms/{int:pk}/graduation", response=said.TermOut)
def graduate(request: HttpRequest, pk: int) -> dict[str, Any]:
    graduations.graduate(member(request), access.term_of(member(request), pk))
    return shown(request, pk)


@router.delete("/terms/{int:pk}", response=said.TermOut)
def stop(request: HttpRequest, pk: int) -> dict[str, Any]:
    terms.stop(member(request), access.term_of(member(request), pk))
    return shown(request, pk)


@router.post("/entries/{int:pk}/correction", response=said.TermOut)
def correct(request: HttpRequest, pk: int, body: said.CorrectionIn) -> dict[str, Any]:
    entry = access.entry_of(member(request), pk)
    corrections.correct(member(request), entry, **body.dict())
    return shown(request, entry.term_id)


@router.post("/entries/{int:pk}/confirmation", response=said.TermOut)
def confirm(request: HttpRequest, pk: int) -> dict[str, Any]:
    entry = access.entry_of(member(request), pk)
    entries.confirm(member(request), entry)
    return shown(request, entry.term_id)


def shown(request: HttpRequest, pk: int) -> dict[str, Any]:
    one = access.term_of(member(request), pk)
    head = replay.head(one.topic)
    page = reads.term_page(member(request), one)
    about = {name: getattr(one, name) for name in ("goals", "reached", "weeks", "ends_on")}
    names = {"learner": one.author.handle, "mentor": one.mentor.handle, "skill": one.badge.skill}
    live = {"topic": one.topic, "head": head, "lacks": page["lacks"], "state": state(one)}
    written = [entry_out(entry) for entry in reads.entries(one)]
    return {"id": one.pk, "entries": written} | about | names | live


def state(one: Term) -> str:
    return one.outcome or ("running" if one.is_running else "asked")


def entry_out(one: Entry) -> dict[str, Any]:
    names = ("kind", "words", "made_at", "held_on")
    row = {name: getattr(one, name) for name in names}
    mistakes = one.correction.mistakes if one.is_corrected else None
    done = {"confirmed": one.confirmed_at is not None, "mistakes": mistakes}
    return {"id": one.pk, "author": one.author.handle} | row | done


def application_out(one: Application) -> dict[str, Any]:
    seen = one.sightings.select_related("author").order_by("pk")
    words = [{"by": w.author.handle, "agrees": w.agrees, "words": w.words} for w in seen]
    about = {"author": one.author.handle, "sector": one.sector.slug, "skill": one.skill}
    return {"id": one.pk, "words": one.words, "waiting": one.is_waiting, "sightings": words} | about
