"""Every page of a group opens for those it is for."""

from django.test import Client
from django.urls import reverse

from community.members.models import Member
from groups.models import Group, Room
from tests import world
from tests.groups.conftest import As


def test_a_member_opens_every_page_of_her_group(
    as_: As, group: Group, room: Room, amina: Member, bakari: Member
) -> None:
    said = world.message(bakari, group)
    for url in [
        reverse("groups:list"),
        reverse("groups:new"),
        reverse("groups:group", args=[group.slug]),
        reverse("groups:people", args=[group.slug]),
        reverse("groups:room", args=[room.pk]),
        reverse("groups:message", args=[said.pk]),
    ]:
        assert as_(amina).get(url).status_code == 200, url


def test_a_steward_opens_his_pages_and_amina_does_not(
    as_: As, group: Group, room: Room, amina: Member, bakari: Member
) -> None:
    for url in [
        reverse("groups:about", args=[group.slug]),
        reverse("groups:new_room", args=[group.slug]),
        reverse("groups:person", args=[group.slug, amina.handle]),
        reverse("groups:name", args=[room.pk]),
    ]:
        assert as_(bakari).get(url).status_code == 200, url
        assert as_(amina).get(url).status_code == 404, url


def test_an_outsider_sees_what_a_listed_group_says_of_itself(
    as_: As, group: Group, chidi: Member, bakari: Member
) -> None:
    world.message(bakari, group, "Between ourselves")
    page = as_(chidi).get(reverse("groups:group", args=[group.slug])).content.decode()
    assert group.name in page
    assert "1 member" in page
    for hidden in ["Between ourselves", bakari.handle, "board", "questions"]:
        assert hidden not in page


def test_a_visitor_is_sent_to_sign_in(client: Client, group: Group) -> None:
    answer = client.get(reverse("groups:group", args=[group.slug]))
    assert answer.status_code == 302
    assert "/in/" in answer["Location"] or "login" in answer["Location"]
