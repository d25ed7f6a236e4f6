"""Chidi, who belongs to no group, finds nothing behind any door."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from community.live.access import may_watch
from community.members.models import Member
from groups import access, reads
from groups.models import Group, Message, Room
from tests import world
from tests.doors import As

Door = Callable[[Group, Room, Message, Member], str]

TO_READ: dict[str, Door] = {
    "people": lambda group, room, message, member: reverse("groups:people", args=[group.slug]),
    "room": lambda group, room, message, member: reverse("groups:room", args=[room.pk]),
    "message": lambda group, room, message, member: reverse("groups:message", args=[message.pk]),
    "events of the room": lambda group, room, message, member: (
        reverse("live:events", args=[room.topic]) + "?after=0"
    ),
    "events of the group": lambda group, room, message, member: (
        reverse("live:events", args=[group.topic]) + "?after=0"
    ),
}
FOR_STEWARDS: dict[str, Door] = {
    "about": lambda group, room, message, member: reverse("groups:about", args=[group.slug]),
    "new room": lambda group, room, message, member: reverse("groups:new_room", args=[group.slug]),
    "name of a room": lambda group, room, message, member: reverse("groups:name", args=[room.pk]),
    "person": lambda group, room, message, member: reverse(
        "groups:person", args=[group.slug, member.handle]
    ),
}
TO_POST: dict[str, Door] = {
    "messages": lambda group, room, message, member: reverse("groups:messages", args=[room.pk]),
    "pointer": lambda group, room, message, member: reverse("groups:pointer", args=[room.pk]),
    "edition": lambda group, room, message, member: reverse("groups:edition", args=[message.pk]),
    "reactions": lambda group, room, message, member: reverse(
        "groups:reactions", args=[message.pk]
    ),
    "withdrawal": lambda group, room, message, member: reverse(
        "groups:withdrawal", args=[message.pk]
    ),
    "restoration": lambda group, room, message, member: reverse(
        "groups:restoration", args=[message.pk]
    ),
}
POSTS_OF_STEWARDS: dict[str, Door] = {
    "invitations": lambda group, room, message, member: reverse(
        "groups:invitations", args=[group.slug]
    ),
    "stewardship": lambda group, room, message, member: reverse(
        "groups:stewardship", args=[group.slug, member.handle]
    ),
    "removal": lambda group, room, message, member: reverse(
        "groups:removal", args=[group.slug, member.handle]
    ),
}
WORDS = {
    "sign": "👍",
    "text": "x",
    "message": "1",
    "reason": "spam",
    "handle": "amina",
    "name": "Mine now",
}


@pytest.fixture
def message(group: Group, amina: Member) -> Message:
    return world.message(amina, group, "Between ourselves")


@pytest.mark.parametrize("door", TO_READ)
def test_a_page_is_open_to_amina_and_404_to_chidi(
    door: str, as_: As, group: Group, room: Room, message: Message, amina: Member, chidi: Member
) -> None:
    url = TO_READ[door](group, room, message, amina)
    assert as_(amina).get(url).status_code == 200
    answer = as_(chidi).get(url)
    assert answer.status_code == 404
    assert "Between ourselves" not in answer.content.decode()


@pytest.mark.parametrize("door", TO_POST)
def test_chidi_can_post_nowhere(
    door: str, as_: As, group: Group, room: Room, message: Message, amina: Member, chidi: Member
) -> None:
    url = TO_POST[door](group, room, message, amina)
    assert post(as_(chidi), url) == 404
    assert post(as_(amina), url) in {204, 302, 422}, "the door is there, for this to mean anything"


@pytest.mark.parametrize("door", FOR_STEWARDS | POSTS_OF_STEWARDS)
def test_what_is_for_stewards_is_there_for_no_one_else(
    door: str, as_: As, group: Group, room: Room, message: Message, amina: Member, chidi: Member
) -> None:
    url = (FOR_STEWARDS | POSTS_OF_STEWARDS)[door](group, room, message, amina)
    for someone in (amina, chidi):
        assert post(as_(someone), url) == 404
    group.refresh_from_db()
    assert group.memberships.filter(member=amina, steward=False).exists()
    assert (group.name, group.rooms.count()) == ("Nairobi Cereals", 1)


@pytest.mark.parametrize("door", FOR_STEWARDS)
def test_a_steward_finds_his_pages(
    door: str, as_: As, group: Group, room: Room, message: Message, amina: Member, bakari: Member
) -> None:
    url = FOR_STEWARDS[door](group, room, message, amina)
    assert as_(bakari).get(url).status_code == 200


@pytest.mark.parametrize("answer", ["acceptance", "refusal"])
def test_only_a_steward_of_the_group_answers_a_request(
    answer: str, as_: As, closed: Group, amina: Member, chidi: Member, bakari: Member
) -> None:
    asked = world.asking(chidi, closed)
    url = reverse(f"groups:{answer}", args=[asked.pk])
    for someone in (amina, chidi):
        assert post(as_(someone), url) == 404
    asked.refresh_from_db()
    assert asked.answered_at is None
    assert post(as_(bakari), url) == 302


@pytest.mark.parametrize("door", TO_READ | FOR_STEWARDS)
def test_a_visitor_is_sent_to_sign_in(
    door: str, client: Client, group: Group, room: Room, message: Message, amina: Member
) -> None:
    url = (TO_READ | FOR_STEWARDS)[door](group, room, message, amina)
    answer = client.get(url)
    assert answer.status_code in {302, 401, 404}
    assert "Between ourselves" not in answer.content.decode()


def test_chidi_may_watch_neither_group_nor_room(
    group: Group, room: Room, amina: Member, chidi: Member
) -> None:
    for topic in (group.topic, room.topic):
        assert may_watch(amina, topic)
        assert not may_watch(chidi, topic)


def test_a_listed_group_shows_chidi_what_it_says_of_itself_and_no_more(
    as_: As, group: Group, message: Message, chidi: Member, bakari: Member
) -> None:
    page = as_(chidi).get(reverse("groups:group", args=[group.slug])).content.decode()
    assert group.name in page
    assert "2 members" in page
    for secret in ["Between ourselves", bakari.handle, "Amina", "/rooms/", "board", "questions"]:
        assert secret not in page


def test_a_hidden_group_is_nowhere_for_chidi(
    as_: As, hidden: Group, chidi: Member, bakari: Member
) -> None:
    where = reverse("groups:group", args=[hidden.slug])
    assert as_(bakari).get(where).status_code == 200
    assert hidden.name in as_(bakari).get(reverse("groups:list")).content.decode()
    assert as_(chidi).get(where).status_code == 404
    assert hidden.name not in as_(chidi).get(reverse("groups:list")).content.decode()
    assert post(as_(chidi), reverse("groups:membership", args=[hidden.slug])) == 404
    assert [found.title for found in reads.search(chidi, "Chama")] == []
    assert [found.title for found in reads.search(bakari, "Chama")] == [hidden.name]


def test_what_was_open_is_closed_to_one_who_left(
    as_: As, group: Group, room: Room, message: Message, amina: Member
) -> None:
    browser = as_(amina)
    assert post(browser, reverse("groups:membership", args=[group.slug]), leaving="1") == 302
    for door in TO_READ.values():
        assert browser.get(door(group, room, message, amina)).status_code == 404
    assert not may_watch(amina, room.topic)


@pytest.mark.parametrize("pk", [0, 2**31, 2**63, 10**30])
def test_an_impossible_number_is_just_not_there(pk: int, as_: As, amina: Member) -> None:
    assert as_(amina).get(f"/rooms/{pk}/").status_code == 404
    assert as_(amina).get(f"/messages/{pk}/").status_code == 404


def test_access_says_404_and_never_403(room: Room, message: Message, chidi: Member) -> None:
    with pytest.raises(Http404):
        access.room_of(chidi, room.pk)
    with pytest.raises(Http404):
        access.message_of(chidi, message.pk)


def post(browser: Client, url: str, **words: str) -> int:
    return browser.post(url, {**WORDS, "key": str(uuid4()), **words}).status_code


def test_the_script_is_told_404_as_well(as_: As, room: Room, chidi: Member) -> None:
    url = reverse("groups:messages", args=[room.pk])
    words = {"key": str(uuid4()), "text": "x"}
    answer = as_(chidi).post(url, words, headers={"X-Sokoni": "live"})
    assert answer.status_code == 404
    assert not Message.objects.filter(author=chidi).exists()
