"""Whoever is named is told: once, inside the group, and never by oneself."""

from typing import Any
from uuid import uuid4

from django.urls import reverse

from community.members.models import Member
from community.notices.models import Notice
from groups.actions import editions, messages
from groups.actions.mentions import named_in
from groups.models import Group, Room
from tests import world


def told(member: Member) -> int:
    return Notice.objects.filter(member=member, kind="group.mention").count()


def test_a_mention_leaves_a_notice_that_leads_to_the_message(
    group: Group, amina: Member, bakari: Member
) -> None:
    said = world.message(amina, group, "@bakari una mahindi?")
    notice = Notice.objects.get(member=bakari)
    assert notice.url == reverse("groups:message", args=[said.pk])
    assert (notice.actor, notice.text) == (amina, "Amina named you in Nairobi Cereals, General.")
    assert list(said.mentions.all()) == [bakari]


def test_the_notice_holds_nothing_of_the_text_which_may_be_withdrawn(
    group: Group, amina: Member, bakari: Member
) -> None:
    world.message(amina, group, "@bakari siri yetu")
    assert "siri" not in Notice.objects.get(member=bakari).text


def test_named_three_times_is_told_once(group: Group, amina: Member, bakari: Member) -> None:
    world.message(amina, group, "@bakari @Bakari, @BAKARI!")
    assert told(bakari) == 1


def test_nobody_is_told_of_naming_oneself(group: Group, amina: Member) -> None:
    world.message(amina, group, "I am @amina")
    assert told(amina) == 0


def test_nobody_outside_the_group_is_told(group: Group, amina: Member, chidi: Member) -> None:
    said = world.message(amina, group, "@chidi should not hear this")
    assert told(chidi) == 0
    assert not said.mentions.exists()


def test_one_who_left_is_not_told(group: Group, amina: Member, bakari: Member) -> None:
    group.memberships.filter(member=amina).delete()
    world.message(bakari, group, "@amina rudi!")
    assert told(amina) == 0


def test_the_same_key_again_tells_nobody_again(group: Group, amina: Member, bakari: Member) -> None:
    key, room = uuid4(), group.rooms.get()
    for _time in range(2):
        messages.post(amina, room, key, "@bakari?")
    assert told(bakari) == 1


def test_an_edition_tells_only_those_newly_named(
    group: Group, amina: Member, bakari: Member, dalia: Member
) -> None:
    said = world.message(amina, group, "@bakari una mahindi?")
    editions.edit(amina, said, uuid4(), "@bakari @dalia mna mahindi?")
    assert (told(bakari), told(dalia)) == (1, 1)


def test_only_handles_of_the_group_become_links(
    room: Room, amina: Member, bakari: Member, chidi: Member
) -> None:
    said = world.message(amina, room, "@bakari na @nobody, hata @chidi na @amina")
    assert said.html.count("<a ") == 2
    for handle in ("bakari", "amina"):
        assert f'href="/members/{handle}/"' in said.html
    assert "@nobody" in said.html
    assert chidi.handle == "chidi", "he is a member, but of another group: his page would be a 404"


def test_a_message_that_names_nobody_asks_nothing(
    room: Room, amina: Member, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        assert named_in(room, "Mahindi imefika @ 3400") == []
    with django_assert_num_queries(1):
        assert named_in(room, "@nobody @amina") == [amina]
