"""Personas for programs: as on the pages, and never a number."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from community.members import bearer
from community.members.models import Member
from community.personas.models import Persona, Proof, Sharing
from groups.models import Group
from tests import world
from tests.personas.conftest import PUBLIC, WORDS


def ask(member: Member, path: str, how: str = "get", **words: Any) -> Any:
    headers = {"Authorization": f"Bearer {bearer.issue(member)}"}
    send = getattr(Client(), how)
    url = f"/api/v1{path}"
    if how == "get":
        return send(url, headers=headers)
    return send(url, words, content_type="application/json", headers=headers)


def test_a_persona_is_said_read_and_opened(amina: Member, dalia: Member, chidi: Member) -> None:
    world.place()
    words = {**WORDS, "place": "nairobi", "shown": {**PUBLIC, "landmark": "me"}}
    told = ask(amina, "/me/persona", "put", **words).json()
    assert (told["shown"]["landmark"], told["place"], told["page"]) == ("me", "nairobi", "")
    opened = ask(amina, "/me/persona/page", "put", open=True).json()
    assert opened["page"] == "/b/mama-amina-cereals/"
    seen = ask(dalia, "/members/amina/persona").json()
    assert (seen["sells"], seen["landmark"]) == (WORDS["sells"], "")
    assert ask(chidi, "/members/amina/persona").status_code == 404
    closed = ask(amina, "/me/persona/page", "put", open=False).json()
    assert closed["page"] == ""


@pytest.mark.parametrize(
    "wrong",
    [
        {"business": "M-Pesa"},
        {"shown": {"phone": "public"}},
        {"shown": {"sells": "all"}},
        {"place": "atlantis"},
        {"about": "0712 345 678"},
        {"about": "x" * 401},
    ],
)
def test_what_the_page_refuses_a_program_is_refused(wrong: dict[str, Any], amina: Member) -> None:
    assert ask(amina, "/me/persona", "put", **{"business": "Stall", **wrong}).status_code == 422
    assert not Persona.objects.exists()


def test_before_anything_is_said_it_is_empty(amina: Member) -> None:
    assert ask(amina, "/me/persona").json()["business"] == ""


def test_a_number_is_shared_listed_and_taken_back(amina: Member, dalia: Member) -> None:
    key = str(uuid4())
    first, again = (
        ask(amina, "/members/dalia/number", "post", key=key).json() for _time in range(2)
    )
    assert first == again
    assert ask(amina, "/me/numbers").json()["given"][0]["member"] == "dalia"
    assert ask(dalia, "/me/numbers").json()["received"] == ["amina"]
    assert ask(dalia, f"/numbers/{first['id']}/withdrawal", "post").status_code == 404
    assert ask(amina, f"/numbers/{first['id']}/withdrawal", "post").json()["ended"]
    assert not Sharing.objects.standing().exists()


def test_a_proof_is_made_checked_and_taken_back(
    amina: Member, opened: Persona, vouched: Group
) -> None:
    made = ask(amina, "/me/proofs", "post", key=str(uuid4()), group=vouched.slug).json()
    assert (made["state"], made["vouched"], made["met"]) == ("valid", 2, 1)
    assert "This proof is valid" in Client().get(made["check"]).content.decode()
    assert [one["id"] for one in ask(amina, "/me/proofs").json()] == [made["id"]]
    assert ask(amina, f"/me/proofs/{made['id']}/withdrawal", "post").status_code == 204
    assert "was taken back" in Client().get(made["check"]).content.decode()


def test_a_hidden_group_and_none_at_all_are_the_same_to_a_program(
    amina: Member, opened: Persona
) -> None:
    hidden = world.group(by=amina, name="Chama Kimya", hidden=True)
    for slug in (hidden.slug, "no-such-group"):
        answer = ask(amina, "/me/proofs", "post", key=str(uuid4()), group=slug)
        assert answer.status_code == 404
    assert not Proof.objects.exists()
