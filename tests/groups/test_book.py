"""What stewards did to others stands in the group's book, for its members to read."""

from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from community.members.models import Deed, Member
from community.members.models.deed import Verb
from groups.actions import memberships, rooms, stewards, withdrawals
from groups.models import Group, Room
from tests import world
from tests.doors import As


def page(as_: As, member: Member, group: Group, **query: Any) -> str:
    url = reverse("groups:book", args=[group.slug])
    return as_(member).get(url, query).content.decode()


def verbs(group: Group) -> list[str]:
    return [deed.verb for deed in Deed.objects.at(group.topic)]


def test_every_member_reads_who_did_what_and_why(
    as_: As, group: Group, room: Room, amina: Member, bakari: Member
) -> None:
    message = world.message(amina, room)
    withdrawals.withdraw(bakari, message, uuid4(), "Not about cereals.")
    shown = page(as_, amina, group)
    assert "Bakari" in shown
    assert "withdrew a message" in shown
    assert "Not about cereals." in shown
    assert reverse("groups:message", args=[message.pk]) in shown
    assert message.text not in shown


def test_the_outsider_finds_no_book(as_: As, group: Group, chidi: Member) -> None:
    assert as_(chidi).get(reverse("groups:book", args=[group.slug])).status_code == 404


def test_an_empty_book_says_what_will_stand_in_it(as_: As, group: Group, amina: Member) -> None:
    assert "it stands here with the reason" in page(as_, amina, group)


def test_what_members_do_with_their_own_is_no_act_of_power(
    group: Group, room: Room, amina: Member
) -> None:
    message = world.message(amina, room)
    withdrawals.withdraw(amina, message, uuid4())
    withdrawals.restore(amina, message)
    assert verbs(group) == []


def test_offices_removals_names_and_what_is_put_back_stand_in_it(
    group: Group, room: Room, amina: Member, bakari: Member
) -> None:
    message = world.message(amina, room)
    withdrawals.withdraw(bakari, message, uuid4(), "Too loud.")
    withdrawals.restore(bakari, message)
    rooms.rename(bakari, room, "Bei za leo")
    stewards.make_steward(bakari, group, amina)
    stewards.unmake_steward(bakari, group, amina)
    memberships.remove(bakari, group, amina, "Sold under another's name.")
    assert verbs(group) == [
        Verb.MEMBER_REMOVED,
        Verb.STEWARD_UNMADE,
        Verb.STEWARD_MADE,
        Verb.ROOM_RENAMED,
        Verb.MESSAGE_RESTORED,
        Verb.MESSAGE_WITHDRAWN,
    ]
    renamed = Deed.objects.get(verb=Verb.ROOM_RENAMED)
    assert (renamed.before, renamed.after) == ("General", "Bei za leo")


def test_a_long_book_is_paged_in_a_fixed_number_of_queries(
    as_: As, group: Group, amina: Member, bakari: Member, django_assert_max_num_queries: Any
) -> None:
    for _turn in range(17):
        stewards.make_steward(bakari, group, amina)
        stewards.unmake_steward(bakari, group, amina)
    client, url = as_(amina), reverse("groups:book", args=[group.slug])
    with django_assert_max_num_queries(11):
        first = client.get(url).content.decode()
    assert first.count("made a steward") + first.count("ended the office") == 30
    assert "1 of 2" in first
    assert page(as_, amina, group, page=2).count("steward</a>") < 30


@pytest.mark.parametrize("again", [1, 2])
def test_doing_it_twice_is_one_line(
    again: int, group: Group, amina: Member, bakari: Member
) -> None:
    for _turn in range(again):
        stewards.make_steward(bakari, group, amina)
    assert verbs(group) == [Verb.STEWARD_MADE]
