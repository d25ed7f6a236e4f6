"""Terms by programs: the same doors, the same acts, the same refusals."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from community.members.models import Member
from groups.models import Group
from mentorship.actions import askings
from mentorship.models import Attestation, Entry, Term, Verification
from tests import world
from tests.mentorship.test_doors import token

Call = Callable[..., Any]


@pytest.fixture
def call() -> Call:
    """What this member's program gets for it."""

    def made(by: Member, verb: str, path: str, body: Any = None, **query: Any) -> Any:
        client = Client()
        words = {"content_type": "application/json", "headers": token(by)}
        send = getattr(client, verb)
        asked = "&".join(f"{name}={value}" for name, value in query.items())
        return send(f"/api/v1{path}?{asked}", body, **words)

    return made


@pytest.fixture
def term(amina: Member, mentor: Member) -> Term:
    return world.apprenticeship(amina, mentor)


def keyed(**words: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), **words}


def test_a_term_from_the_request_to_graduation(
    call: Call, amina: Member, mentor: Member, wanjiru: Member
) -> None:
    badge = mentor.verifications.get()
    words = keyed(goals="Grade alone", weeks=4)
    asked = call(amina, "post", f"/verifications/{badge.pk}/terms", words).json()
    assert (asked["state"], asked["goals"]) == ("asked", ["Grade alone"])
    path = f"/terms/{asked['id']}"
    assert call(amina, "post", f"{path}/answer", accepted=1).status_code == 422
    assert call(mentor, "post", f"{path}/answer", accepted=1).json()["state"] == "running"
    for number in range(3):
        shown = call(amina, "post", f"{path}/work", keyed(words=f"Bag {number}")).json()
        last = shown["entries"][-1]
        given = keyed(mistakes="Stones\nWet")
        shown = call(mentor, "post", f"/entries/{last['id']}/correction", given).json()
        assert shown["entries"][-1]["mistakes"] == ["Stones", "Wet"]
    assert shown["lacks"] == {"days": 28, "words": 1}
    assert call(mentor, "post", f"{path}/graduation").status_code == 422
    assert call(amina, "post", f"{path}/thirds", keyed(handle="wanjiru")).status_code == 200
    world.attested(Term.objects.get(), wanjiru)
    with time_machine.travel(timezone.now() + timedelta(days=28), tick=False):
        assert call(mentor, "post", f"{path}/graduation").json()["state"] == "graduated"
    assert Attestation.objects.count() == 1


def test_check_ins_meetings_and_goals(
    call: Call, term: Term, amina: Member, mentor: Member
) -> None:
    path, today = f"/terms/{term.pk}", timezone.localdate().isoformat()
    call(amina, "post", f"{path}/checkins", keyed(words="Well."))
    met = keyed(words="Graded", held_on=today, place="Gate B")
    shown = call(mentor, "post", f"{path}/sittings", met).json()
    meeting = shown["entries"][-1]
    assert (meeting["kind"], meeting["confirmed"]) == ("sitting", False)
    door = f"/entries/{meeting['id']}/confirmation"
    assert call(mentor, "post", door).status_code == 422
    assert call(amina, "post", door).json()["entries"][-1]["confirmed"]
    assert call(mentor, "post", f"{path}/goals", {"reached": [0]}).json()["reached"] == [0]
    assert call(amina, "post", f"{path}/goals", {"reached": []}).status_code == 422
    assert call(amina, "delete", path).json()["state"] == "stopped"
    assert call(amina, "post", f"{path}/checkins", keyed(words="More")).status_code == 422


def test_declined_by_a_program(call: Call, amina: Member, mentor: Member) -> None:
    asked = world.term(amina, mentor)
    assert (
        call(mentor, "post", f"/terms/{asked.pk}/answer", accepted=0).json()["state"] == "declined"
    )


POST = ["answer", "checkins", "work", "sittings", "goals", "thirds", "graduation"]


@pytest.mark.parametrize("door", POST)
def test_a_program_of_somebody_else_finds_no_term(
    call: Call, term: Term, bakari: Member, door: str
) -> None:
    body = keyed(words="x", held_on="2026-01-01", place="x", handle="amina", reached=[0])
    path = f"/terms/{term.pk}/{door}"
    assert call(bakari, "post", path, body, accepted=1).status_code == 404
    assert call(bakari, "get", f"/terms/{term.pk}").status_code == 404
    assert call(bakari, "delete", f"/terms/{term.pk}").status_code == 404
    assert not Entry.objects.exists()


def test_nor_an_entry_nor_a_badge_that_does_not_stand(
    call: Call, term: Term, bakari: Member, mentor: Member
) -> None:
    work = world.work(term)
    for door, body in (("correction", keyed(mistakes="x")), ("confirmation", None)):
        assert call(bakari, "post", f"/entries/{work.pk}/{door}", body).status_code == 404
    Verification.objects.update(suspended_at=timezone.now())
    asked = f"/verifications/{mentor.verifications.get().pk}/terms"
    assert call(bakari, "post", asked, keyed(goals="x", weeks=4)).status_code == 404


def test_the_head_is_there_to_watch_from(call: Call, term: Term, amina: Member) -> None:
    first = call(amina, "get", f"/terms/{term.pk}").json()
    call(amina, "post", f"/terms/{term.pk}/checkins", keyed(words="Well."))
    came = call(amina, "get", f"/topics/{first['topic']}/events", after=first["head"]).json()
    assert [one["kind"] for one in came["events"]] == ["entry.written"]


@pytest.fixture
def wanjiru_teaches(wanjiru: Member, staff: Member, group: Group) -> Member:
    world.badge(staff, wanjiru, group)
    return wanjiru


def test_a_term_is_handed_over_once(
    call: Call, term: Term, amina: Member, mentor: Member, wanjiru_teaches: Member
) -> None:
    askings.be_ready(wanjiru_teaches, 7, places=1)
    words = keyed(badge=wanjiru_teaches.verifications.get().pk)
    asked = call(amina, "post", f"/terms/{term.pk}/relays", words).json()
    assert (asked["mentor"], asked["answered"]) == ("wanjiru", False)
    assert call(amina, "post", f"/terms/{term.pk}/relays", words).json() == asked
    path = f"/relays/{asked['id']}"
    assert call(wanjiru_teaches, "get", path).json() == asked
    given = call(wanjiru_teaches, "post", f"{path}/answer", accepted=1).json()
    assert (given["answered"], given["accepted"]) == (True, True)
    again = call(wanjiru_teaches, "post", f"{path}/answer", accepted=1)
    assert again.json() == given, "her last place is taken by this very term"
    assert call(mentor, "get", f"/terms/{term.pk}").status_code == 404
    assert call(wanjiru_teaches, "get", f"/terms/{term.pk}").json()["mentor"] == "wanjiru"


def test_only_who_learns_hands_it_over_and_only_who_is_asked_answers(
    call: Call, term: Term, amina: Member, mentor: Member, wanjiru_teaches: Member, chidi: Member
) -> None:
    words = keyed(badge=wanjiru_teaches.verifications.get().pk)
    door = f"/terms/{term.pk}/relays"
    assert call(chidi, "post", door, words).status_code == 404
    assert call(mentor, "post", door, words).status_code == 422
    own = keyed(badge=mentor.verifications.get().pk)
    assert call(amina, "post", door, own).status_code == 422
    assert call(amina, "post", door, keyed(badge=0)).status_code == 404
    relay = call(amina, "post", door, words).json()["id"]
    for one in (amina, mentor, chidi):
        assert call(one, "get", f"/relays/{relay}").status_code == 404
        assert call(one, "post", f"/relays/{relay}/answer", accepted=1).status_code == 404
