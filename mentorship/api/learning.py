"""Terms for programs: the same access and the same acts as the pages."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from ninja import Router

from community.members.requests import member
from mentorship import access
from mentorship.actions import attestations, corrections, entries, graduations, relays, terms
from mentorship.api.schemas import learning as said
from mentorship.models import Entry, Relay, Term
from mentorship.reads import terms as reads

router = Router(tags=["mentorship"])


@router.post("/verifications/{int:pk}/terms", response=said.TermOut)
def ask(request: HttpRequest, pk: int, body: said.TermIn) -> dict[str, Any]:
    badge = access.badge_to_learn_from(pk)
    return shown(request, terms.request(member(request), badge, **body.dict()).pk)


@router.get("/terms/{int:pk}", response=said.TermOut)
def term(request: HttpRequest, pk: int) -> dict[str, Any]:
    return shown(request, pk)


@router.post("/terms/{int:pk}/answer", response=said.TermOut)
def answer(request: HttpRequest, pk: int, accepted: bool) -> dict[str, Any]:
    return done(request, pk, terms.accept if accepted else terms.decline)


@router.post("/terms/{int:pk}/checkins", response=said.TermOut)
def check_in(request: HttpRequest, pk: int, body: said.WordsIn) -> dict[str, Any]:
    return done(request, pk, entries.check_in, **body.dict())


@router.post("/terms/{int:pk}/work", response=said.TermOut)
def show(request: HttpRequest, pk: int, body: said.WordsIn) -> dict[str, Any]:
    return done(request, pk, entries.show, **body.dict())


@router.post("/terms/{int:pk}/sittings", response=said.TermOut)
def sit(request: HttpRequest, pk: int, body: said.SittingIn) -> dict[str, Any]:
    return done(request, pk, entries.sit, **body.dict())


@router.post("/terms/{int:pk}/goals", response=said.TermOut)
def reach(request: HttpRequest, pk: int, body: said.GoalsIn) -> dict[str, Any]:
    return done(request, pk, terms.reach, **body.dict())


@router.post("/terms/{int:pk}/thirds", response=said.TermOut)
def third(request: HttpRequest, pk: int, body: said.ThirdIn) -> dict[str, Any]:
    return done(request, pk, attestations.ask, **body.dict())


@router.post("/terms/{int:pk}/graduation", response=said.TermOut)
def graduate(request: HttpRequest, pk: int) -> dict[str, Any]:
    return done(request, pk, graduations.graduate)


@router.delete("/terms/{int:pk}", response=said.TermOut)
def stop(request: HttpRequest, pk: int) -> dict[str, Any]:
    return done(request, pk, terms.stop)


def done(request: HttpRequest, pk: int, act: Callable[..., Any], **words: Any) -> dict[str, Any]:
    act(member(request), access.term_of(member(request), pk), **words)
    return shown(request, pk)


@router.post("/terms/{int:pk}/relays", response=said.RelayOut)
def hand_over(request: HttpRequest, pk: int, body: said.RelayIn) -> dict[str, Any]:
    """Another mentor is asked to go on with it; `badge` is the number of theirs."""
    one, badge = access.term_of(member(request), pk), access.badge_to_learn_from(body.badge)
    return relay_out(relays.ask(member(request), one, body.key, badge))


@router.get("/relays/{int:pk}", response=said.RelayOut)
def relay(request: HttpRequest, pk: int) -> dict[str, Any]:
    """For the mentor who is asked."""
    return relay_out(access.relay_of(member(request), pk))


@router.post("/relays/{int:pk}/answer", response=said.RelayOut)
def answer_relay(request: HttpRequest, pk: int, accepted: bool) -> dict[str, Any]:
    relays.answer(member(request), access.relay_of(member(request), pk), accepted)
    return relay_out(access.relay_of(member(request), pk))


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
    page = reads.term_page(member(request), one)
    about = {name: getattr(one, name) for name in ("goals", "reached", "weeks", "ends_on")}
    names = {"learner": one.author.handle, "mentor": one.mentor.handle, "skill": one.badge.skill}
    live = {
        "topic": one.topic,
        "head": getattr(one, "head", 0),
        "lacks": page["lacks"],
        "state": state(one),
    }
    written = [entry_out(entry) for entry in page["entries"]]
    return {"id": one.pk, "entries": written} | about | names | live


def state(one: Term) -> str:
    return one.outcome or ("running" if one.is_running else "asked")


def entry_out(one: Entry) -> dict[str, Any]:
    names = ("kind", "words", "made_at", "held_on")
    row = {name: getattr(one, name) for name in names}
    mistakes = one.correction.mistakes if one.is_corrected else None
    done = {"confirmed": one.confirmed_at is not None, "mistakes": mistakes}
    return {"id": one.pk, "author": one.author.handle} | row | done


def relay_out(one: Relay) -> dict[str, Any]:
    names = {"learner": one.author.handle, "mentor": one.mentor.handle, "skill": one.badge.skill}
    answered = one.answered_at is not None
    return {
        "id": one.pk,
        "term": one.term_id,
        "answered": answered,
        "accepted": one.accepted,
    } | names
