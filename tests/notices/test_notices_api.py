"""A program arranges what may call its member, as the page does."""

from datetime import time
from typing import Any

import pytest
from django.test import Client

from community.members import bearer
from community.members.models import Member
from community.notices.actions.preferences import arrange
from community.notices.models import Habits, Preference
from groups.models import Group
from tests.doors import As, Call
from tests.notices.test_deliver import BY_TEXT

pytestmark = pytest.mark.django_db


def put(by: Member, path: str, **words: Any) -> Any:
    headers = {"Authorization": f"Bearer {bearer.issue(by)}"}
    url = f"/api/v1{path}"
    return Client().put(url, words, content_type="application/json", headers=headers)


def test_who_has_chosen_nothing_reads_what_is_usual(call: Call, amina: Member) -> None:
    said = call(amina, "/me/preferences").json()
    assert (said["digest_at"], said["texts_a_day"]) == ("06:30:00", 3)
    assert said["ways"]["mention"] == "page"
    assert said["ways"]["other"] == "silent"


def test_only_what_is_said_changes_and_page_and_program_read_the_same(
    as_: As, call: Call, amina: Member
) -> None:
    arrange(amina, **BY_TEXT)
    answer = put(amina, "/me/preferences", quiet_from="22:00", ways={"digest": "silent"})
    said = answer.json()
    assert (said["quiet_from"], said["quiet_until"]) == ("22:00:00", "06:30:00")
    assert (said["ways"]["digest"], said["ways"]["mention"]) == ("silent", "text")
    assert call(amina, "/me/preferences").json() == said
    assert Habits.objects.get(member=amina).quiet_from == time(22)
    page = as_(amina).get("/me/notices/").text
    assert 'value="22:00"' in page


def test_said_twice_it_is_once(amina: Member) -> None:
    for _time in range(2):
        answer = put(amina, "/me/preferences", texts_a_day=0, ways={"price": "text"})
    assert answer.json()["texts_a_day"] == 0
    assert Preference.objects.get(member=amina).way == "text"


@pytest.mark.parametrize(
    "words",
    [
        {"digest_at": "12:00"},
        {"texts_a_day": 21},
        {"texts_a_day": -1},
        {"quiet_from": "25:00"},
        {"quiet_from": "22:00Z"},
        {"ways": {"weather": "text"}},
        {"ways": {"price": "pigeon"}},
    ],
)
def test_what_makes_no_sense_is_422_and_changes_nothing(words: Any, amina: Member) -> None:
    assert put(amina, "/me/preferences", **words).status_code == 422
    assert not Habits.objects.exists()
    assert not Preference.objects.exists()


def test_one_member_s_choice_is_not_another_s(call: Call, amina: Member, dalia: Member) -> None:
    put(amina, "/me/preferences", texts_a_day=9)
    assert call(dalia, "/me/preferences").json()["texts_a_day"] == 3
    assert Client().get("/api/v1/me/preferences").status_code == 401


def test_low_data_by_program_is_low_data_on_every_page(
    as_: As, call: Call, amina: Member, group: Group
) -> None:
    assert call(amina, "/me/low-data").json() == {"low_data": False}
    for _time in range(2):
        assert put(amina, "/me/low-data", low_data=True).json() == {"low_data": True}
    assert "<body data-low" in as_(amina).get(f"/groups/{group.slug}/").text
    assert put(amina, "/me/low-data").status_code == 422
    assert put(amina, "/me/low-data", low_data=False).json() == {"low_data": False}


def test_a_mute_by_program_is_a_mute(
    as_: As, call: Call, amina: Member, chidi: Member, group: Group
) -> None:
    assert put(amina, f"/groups/{group.slug}/attention", level="mute").json() == {"level": "mute"}
    room = group.rooms.get()
    assert call(amina, f"/groups/{group.slug}/rooms").json()[0]["level"] == "mute"
    assert put(amina, f"/rooms/{room.pk}/attention", level="follow").status_code == 200
    assert call(amina, f"/groups/{group.slug}/rooms").json()[0]["level"] == "follow"
    assert put(amina, f"/rooms/{room.pk}/attention", level="shout").status_code == 422
    assert put(chidi, f"/groups/{group.slug}/attention", level="mute").status_code == 404
