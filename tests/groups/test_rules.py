"""Rules are accepted on joining, and again after a change; reading goes on meanwhile."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from community.members import bearer
from community.members.models import Deed, Member
from community.members.models.deed import Verb
from community.text.refusals import Refusal
from groups.actions import requests, rules
from groups.actions.groups import describe
from groups.models import Group, Membership, Message, Room, Rules
from tests import world
from tests.doors import As


def change(by: Member, group: Group, text: str = "No adverts.") -> None:
    describe(by, Group.objects.get(pk=group.pk), group.name, "", text, group.by_approval)
    group.refresh_from_db()


def post(as_: As, by: Member, room: Room) -> Any:
    words = {"key": str(uuid4()), "text": "Habari za asubuhi"}
    return as_(by).post(reverse("groups:messages", args=[room.pk]), words)


def test_after_a_change_writing_waits_and_reading_goes_on(
    as_: As, group: Group, room: Room, amina: Member, bakari: Member
) -> None:
    world.message(bakari, room, "Mahindi imefika.")
    change(bakari, group)
    page = as_(amina).get(reverse("groups:room", args=[room.pk])).content.decode()
    assert "Mahindi imefika." in page
    assert reverse("groups:rules", args=[group.slug]) in page
    answer = post(as_, amina, room)
    assert answer.status_code == 422
    assert not Message.objects.filter(author=amina).exists()


def test_accepted_one_writes_again(
    as_: As, group: Group, room: Room, amina: Member, bakari: Member
) -> None:
    change(bakari, group)
    url = reverse("groups:rules", args=[group.slug])
    assert "No adverts." in as_(amina).get(url).content.decode()
    assert as_(amina).post(url, {"number": 1}).status_code == 302
    assert as_(amina).post(url, {"number": 1}).status_code == 302, "twice is harmless"
    assert post(as_, amina, room).status_code == 302


def test_the_same_holds_by_program(group: Group, room: Room, amina: Member, bakari: Member) -> None:
    change(bakari, group)
    token = {"Authorization": f"Bearer {bearer.issue(amina)}"}
    answer = Client().post(
        f"/api/v1/rooms/{room.pk}/messages",
        {"key": str(uuid4()), "text": "Habari"},
        content_type="application/json",
        headers=token,
    )
    assert answer.status_code == 422
    assert "rules" in answer.json()["detail"]


def test_questions_and_answers_wait_too(group: Group, amina: Member, bakari: Member) -> None:
    asked = world.question(bakari, group)
    change(bakari, group)
    with pytest.raises(Refusal, match="rules"):
        world.question(amina, group)
    with pytest.raises(Refusal, match="rules"):
        world.answer(amina, asked)


def test_whoever_wrote_them_keeps_to_them(
    as_: As, group: Group, room: Room, bakari: Member
) -> None:
    change(bakari, group)
    assert post(as_, bakari, room).status_code == 302


def test_an_edition_changed_again_is_not_accepted_unread(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    change(bakari, group)
    change(bakari, group, "No adverts. No credit.")
    url = reverse("groups:rules", args=[group.slug])
    answer = as_(amina).post(url, {"number": 1})
    assert answer.status_code == 422
    assert "changed again" in answer.content.decode()
    assert Membership.objects.get(member=amina).accepted == 0


def test_whoever_joins_after_it_has_read_it_at_the_door(
    as_: As, group: Group, room: Room, chidi: Member, bakari: Member
) -> None:
    change(bakari, group)
    page = as_(chidi).get(reverse("groups:group", args=[group.slug])).content.decode()
    assert "No adverts." in page
    world.joined(chidi, group)
    assert post(as_, chidi, room).status_code == 302


def test_whoever_asked_before_the_change_is_asked_again(bakari: Member, chidi: Member) -> None:
    closed = world.group(bakari, "Thika Cereals", by_approval=True)
    request = world.asking(chidi, closed)
    change(bakari, closed)
    requests.accept(bakari, request)
    with pytest.raises(Refusal, match="rules"):
        world.message(chidi, closed)


def test_another_name_alone_asks_nobody_again(group: Group, amina: Member, bakari: Member) -> None:
    describe(bakari, group, "Cereals of Nairobi", "We sell.", group.rules, False)
    assert not Rules.objects.exists()
    world.message(amina, group)


def test_the_change_is_in_the_book_and_what_held_before_can_be_read(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    change(bakari, group, "No adverts.")
    change(bakari, group, "No credit.")
    assert Deed.objects.at(group.topic).filter(verb=Verb.RULES_CHANGED).count() == 2
    page = as_(amina).get(reverse("groups:rules", args=[group.slug])).content.decode()
    assert "No adverts." in page


def test_outsiders_have_no_page_of_rules(as_: As, group: Group, chidi: Member) -> None:
    url = reverse("groups:rules", args=[group.slug])
    assert as_(chidi).get(url).status_code == 404
    assert as_(chidi).post(url, {"number": 0}).status_code == 404


def test_accepting_what_is_in_force_already_changes_nothing(group: Group, amina: Member) -> None:
    rules.accept(amina, group, 0)
    assert Membership.objects.get(member=amina).accepted == 0
