"""Vouching by text, and by programs: the same acts."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from community.members import bearer
from community.members.models import Handshake, Member, Vouch
from community.sms.actions.receiving import receive
from community.sms.models import Text
from groups.models import Group
from tests import world
from tests.members.signed import signed_in


def sends(member: Member, text: str, name: str = "") -> str:
    before = Text.objects.count()
    receive(member.phone, text, name or str(uuid4()))
    return "\n".join(text.body for text in Text.objects.order_by("pk")[before:])


def digits(by: Member) -> str:
    return Handshake.objects.filter(author=by).latest("pk").digits


@pytest.fixture
def call(client: Client) -> Any:
    def request(member: Member, method: str, path: str, **body: str) -> Any:
        return client.generic(
            method,
            f"/api/v1{path}",
            data=json.dumps(body) if body else "",
            content_type="application/json",
            headers={"authorization": f"Bearer {bearer.issue(member)}"},
        )

    return request


def test_two_who_meet_vouch_by_text(amina: Member, dalia: Member) -> None:
    assert f"Show Dalia: {digits_told(amina, dalia)}" in Text.objects.latest("pk").body
    sends(dalia, "DHAMINI amina")
    assert "Right. Now Dalia enters yours." in sends(amina, f"VOUCH dalia {digits(dalia)}")
    assert "Done. You and Amina" in sends(dalia, f"vouch @amina {digits(amina)}")
    assert Vouch.objects.standing().filter(kind="met").count() == 2


def digits_told(by: Member, to: Member) -> str:
    sends(by, f"VOUCH {to.handle}")
    return digits(by)


def test_one_by_page_and_one_by_text(amina: Member, dalia: Member) -> None:
    sends(amina, "VOUCH dalia")
    signed_in(dalia).post("/members/amina/handshake/", {"key": str(uuid4())})
    words = {"key": str(uuid4()), "digits": digits(amina)}
    signed_in(dalia).post("/members/amina/handshake/entry/", words)
    assert "Done." in sends(amina, f"VOUCH dalia {digits(dalia)}")


def test_the_gateway_repeating_a_text_changes_nothing(amina: Member, dalia: Member) -> None:
    for _time in range(2):
        sends(amina, "VOUCH dalia", name="gateway-1")
    assert Handshake.objects.count() == 1


def test_what_cannot_be_is_answered_in_a_line(amina: Member, chidi: Member, dalia: Member) -> None:
    assert "VOUCH otieno" in sends(amina, "VOUCH")
    assert "Nobody in your groups has the name chidi." in sends(amina, "VOUCH chidi")
    assert "not the digits Dalia shows" in sends(amina, "VOUCH dalia 123456")
    assert "Nobody vouches for themselves" in sends(amina, "VOUCH amina")
    assert not Vouch.objects.exists()


def test_a_program_reads_trust_and_vouches(amina: Member, dalia: Member, call: Any) -> None:
    key = str(uuid4())
    made = call(amina, "POST", "/members/dalia/vouches", key=key).json()
    assert made == call(amina, "POST", "/members/dalia/vouches", key=key).json()
    told = call(amina, "GET", "/members/dalia/trust").json()
    assert (told["vouched"], told["met"], told["unseen"]) == (1, 0, 0)
    assert told["path"] == [{"member": "dalia", "kind": "online"}]
    assert call(amina, "GET", "/me/vouches").json()["left"] == 2
    assert call(dalia, "GET", "/me/vouches").json()["received"][0]["by"] == "amina"
    early = call(amina, "POST", f"/vouches/{made['id']}/renewal", key=str(uuid4()))
    assert early.status_code == 422
    taken = call(amina, "POST", f"/vouches/{made['id']}/withdrawal").json()
    assert taken["standing"] is False


def test_two_programs_meet(amina: Member, dalia: Member, call: Any) -> None:
    shown = {
        one: call(one, "POST", f"/members/{other.handle}/handshake", key=str(uuid4())).json()
        for one, other in ((amina, dalia), (dalia, amina))
    }
    words = {"key": str(uuid4()), "digits": shown[amina]["digits"]}
    assert call(dalia, "POST", "/members/amina/handshake/entry", **words).json() == {"met": False}
    words = {"key": str(uuid4()), "digits": shown[dalia]["digits"]}
    assert call(amina, "POST", "/members/dalia/handshake/entry", **words).json() == {"met": True}


def test_to_an_outsiders_program_there_is_nobody(amina: Member, chidi: Member, call: Any) -> None:
    assert call(chidi, "GET", "/members/amina/trust").status_code == 404
    body = {"key": str(uuid4())}
    for path in ("vouches", "handshake"):
        assert call(chidi, "POST", f"/members/amina/{path}", **body).status_code == 404


def test_people_and_requests_show_the_line(amina: Member, bakari: Member, group: Group) -> None:
    world.met(amina, bakari)
    world.vouch(world.joined(world.member("Esther"), group), bakari)
    page = signed_in(amina).get(f"/groups/{group.slug}/people/").content.decode()
    assert "vouched 2 (1 met)" in page
    assert page.count('class="trust meta"') == 3
