"""Everything kept of oneself, and nothing of anybody else; a group's talk for its stewards."""

import json
from io import BytesIO
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from community.front import takeaway
from community.members.models import Member
from groups.actions import withdrawals
from groups.models import Group
from tests import world


def browser(member: Member) -> Client:
    client = Client()
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    return client


def opened(answer: Any) -> tuple[dict[str, Any], str]:
    with ZipFile(BytesIO(answer.content)) as kept:
        return json.loads(kept.read("data.json")), kept.read("read.html").decode()


def test_all_that_one_said_told_and_asked_is_in_the_file(group: Group, amina: Member) -> None:
    world.message(amina, group, "Mahindi imefika.")
    world.question(amina, group, "Who buys?")
    world.quote(amina)
    data, page = opened(browser(amina).post(reverse("front:my_data")))
    assert data["members.member"][0]["phone"] == amina.phone
    assert [one["text"] for one in data["groups.message"]] == ["Mahindi imefika."]
    assert data["mentorship.question"][0]["title"] == "Who buys?"
    assert len(data["pricing.quote"]) == 1
    assert "Mahindi imefika." in page


def test_nobody_else_s_words_and_no_keys_are_in_it(
    group: Group, amina: Member, dalia: Member
) -> None:
    said = world.message(amina, group, "Mahindi")
    world.message(dalia, group, "Siri ya Dalia")
    world.report(dalia, "message", said.pk, words="Siri ya ripoti")
    data, page = opened(browser(amina).post(reverse("front:my_data")))
    for secret in ("Siri ya Dalia", "Siri ya ripoti", str(dalia.phone), "password"):
        assert secret not in page
        assert secret not in json.dumps(data)


def test_what_one_reported_is_in_one_s_own_file(group: Group, amina: Member, dalia: Member) -> None:
    world.report(dalia, "message", world.message(amina, group).pk, words="Siri ya ripoti")
    assert takeaway.of_member(dalia)["groups.report"][0]["words"] == "Siri ya ripoti"


def test_every_noun_that_has_an_author_is_looked_at(amina: Member) -> None:
    names = {name for name, _rows in takeaway.kept_of(amina)}
    ours = [one for one in apps.get_models() if one.__module__.split(".")[0] in takeaway.OURS]
    authored = {one._meta.label_lower for one in ours if takeaway.leads(one, "author")}
    assert authored <= names
    assert len(authored) > 20


def test_text_is_no_markup_in_the_page(group: Group, amina: Member) -> None:
    world.message(amina, group, "<script>alert(1)</script>")
    _data, page = opened(browser(amina).post(reverse("front:my_data")))
    assert "<script>" not in page


def test_the_page_asks_first_and_the_sixth_of_a_day_waits(amina: Member) -> None:
    url = reverse("front:my_data")
    assert "Make the file" in browser(amina).get(url).content.decode()
    answers = [browser(amina).post(url) for _time in range(6)]
    assert [one.status_code for one in answers] == [200] * 5 + [429]
    assert answers[0]["Cache-Control"] == "no-store"


def test_signed_out_there_is_nothing(client: Client) -> None:
    assert client.post(reverse("front:my_data")).status_code == 302


def test_a_steward_takes_the_group_away(group: Group, amina: Member, bakari: Member) -> None:
    asked = world.question(amina, group, "Who buys?")
    world.answer(bakari, asked, "I do.")
    world.message(amina, group, "Mahindi imefika.")
    world.published(bakari, world.lesson(amina, group, "Dry maize well"))
    world.quote(amina)
    gone = world.message(amina, group, "Siri iliyoondolewa")
    withdrawals.withdraw(amina, gone, uuid4())
    data, page = opened(browser(bakari).post(reverse("front:group_data", args=[group.slug])))
    counts = {name: len(rows) for name, rows in data.items()}
    assert counts == {
        "group": 1,
        "people": 2,
        "rooms": 1,
        "messages": 1,
        "questions": 1,
        "answers": 1,
        "prices": 1,
        "library": 1,
    }
    for secret in ("Siri iliyoondolewa", str(amina.phone), str(bakari.phone)):
        assert secret not in page


@pytest.mark.parametrize("who", ["amina", "chidi"])
def test_nobody_else_takes_a_group_away(
    who: str, group: Group, request: pytest.FixtureRequest
) -> None:
    url = reverse("front:group_data", args=[group.slug])
    member = request.getfixturevalue(who)
    assert browser(member).get(url).status_code == 404
    assert browser(member).post(url).status_code == 404
