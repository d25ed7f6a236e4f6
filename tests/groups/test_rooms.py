"""Rooms by topic: opened and renamed by a steward, read by everyone inside."""

from uuid import uuid4

import pytest
from django.urls import reverse

from community.live.models import Event
from community.members.models import Member
from community.text.refusals import Refusal
from groups import reads
from groups.actions import withdrawals
from groups.actions.rooms import open_room
from groups.models import Group, Room
from groups.reads.rooms import PAGE
from tests import world
from tests.doors import As


def test_a_steward_opens_a_room(as_: As, group: Group, bakari: Member) -> None:
    url = reverse("groups:new_room", args=[group.slug])
    answer = as_(bakari).post(url, {"key": str(uuid4()), "name": "  Usafiri \n na mizigo "})
    room = group.rooms.get(name="Usafiri na mizigo")
    assert answer["Location"] == reverse("groups:room", args=[room.pk])
    assert Event.objects.filter(topic=group.topic, kind="room.opened", subject=room.pk).exists()


def test_the_same_key_with_another_name_is_refused(group: Group, bakari: Member) -> None:
    key = uuid4()
    open_room(bakari, group, key, "Transport")
    with pytest.raises(Refusal, match="already sent with other words"):
        open_room(bakari, group, key, "Weather")
    assert not group.rooms.filter(name="Weather").exists()


def test_the_same_key_opens_one_room(as_: As, group: Group, bakari: Member) -> None:
    form = {"key": str(uuid4()), "name": "Transport"}
    for _time in range(2):
        as_(bakari).post(reverse("groups:new_room", args=[group.slug]), form)
    assert group.rooms.filter(name="Transport").count() == 1


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "general", "\u200b", "a\x00"])
def test_a_name_that_will_not_do_opens_no_room(
    name: str, as_: As, group: Group, bakari: Member
) -> None:
    url = reverse("groups:new_room", args=[group.slug])
    answer = as_(bakari).post(url, {"key": str(uuid4()), "name": name})
    assert answer.status_code == 422
    assert group.rooms.count() == 1


def test_a_room_is_renamed_and_its_talk_stays(
    as_: As, group: Group, room: Room, amina: Member, bakari: Member
) -> None:
    said = world.message(amina, room)
    url = reverse("groups:name", args=[room.pk])
    assert as_(bakari).post(url, {"name": "Mahindi"}).status_code == 302
    room.refresh_from_db()
    assert (room.name, said.room_id) == ("Mahindi", room.pk)
    assert Event.objects.filter(topic=group.topic, kind="room.renamed").count() == 1


def test_a_room_keeps_its_own_name_but_takes_no_other_room_s(
    as_: As, group: Group, room: Room, bakari: Member
) -> None:
    world.room(bakari, group, "Transport")
    url = reverse("groups:name", args=[room.pk])
    assert as_(bakari).post(url, {"name": "general"}).status_code == 302
    assert as_(bakari).post(url, {"name": "TRANSPORT"}).status_code == 422


def test_an_empty_room_says_what_to_do_next(as_: As, room: Room, amina: Member) -> None:
    page = as_(amina).get(reverse("groups:room", args=[room.pk])).content.decode()
    assert "Nobody has spoken here yet" in page


def test_a_room_shows_the_last_fifty_and_a_way_to_what_was_said_earlier(
    as_: As, room: Room, amina: Member
) -> None:
    said = [world.said(amina, room, f"line {number:03}") for number in range(PAGE + 3)]
    url = reverse("groups:room", args=[room.pk])
    page = as_(amina).get(url).content.decode()
    assert page.count('class="msg"') == PAGE
    assert "line 052" in page
    assert "line 002" not in page
    assert f"?before={said[3].pk}" in page
    earlier = as_(amina).get(url, {"before": said[3].pk}).content.decode()
    assert "line 002" in earlier
    assert "line 003" not in earlier
    assert f'data-live="{room.topic}"' not in earlier, "what is past does not move"


@pytest.mark.parametrize("before", ["", "x", "-1", "٣", "9" * 30, "1e3"])
def test_a_before_without_sense_is_the_newest_page(
    before: str, as_: As, room: Room, amina: Member
) -> None:
    world.message(amina, room, "Bei leo?")
    answer = as_(amina).get(reverse("groups:room", args=[room.pk]), {"before": before})
    assert "Bei leo?" in answer.content.decode()


def test_messages_stand_oldest_first_under_the_day_they_were_said(
    as_: As, room: Room, amina: Member
) -> None:
    first, second = world.message(amina, room, "first"), world.message(amina, room, "second")
    page = as_(amina).get(reverse("groups:room", args=[room.pk])).content.decode()
    assert page.index(f'id="m{first.pk}"') < page.index(f'id="m{second.pk}"')
    assert page.count('<li class="day">') == 1


def test_the_group_s_home_shows_the_latest_line_and_what_is_unread(
    as_: As, group: Group, room: Room, amina: Member, bakari: Member
) -> None:
    world.message(bakari, room, "Lori imefika")
    page = as_(amina).get(reverse("groups:group", args=[group.slug])).content.decode()
    assert "Bakari: Lori imefika" in page
    assert '">1<span class="hush">' in page


def test_a_withdrawn_line_is_neither_latest_nor_unread(
    group: Group, room: Room, amina: Member, bakari: Member
) -> None:
    kept = world.message(bakari, room, "Lori imefika")
    gone = world.message(bakari, room, "Nimekosea")
    withdrawals.withdraw(bakari, gone, uuid4())
    [seen] = reads.rooms_of(amina, group)
    assert (seen.latest, seen.unread) == (kept, 1)


def test_what_was_said_before_one_came_in_is_not_unread(
    group: Group, room: Room, bakari: Member, chidi: Member
) -> None:
    world.message(bakari, room)
    world.joined(chidi, group)
    [seen] = reads.rooms_of(chidi, group)
    assert seen.unread == 0
    world.message(bakari, room)
    [seen] = reads.rooms_of(chidi, group)
    assert seen.unread == 1


def test_what_one_says_oneself_is_not_unread_and_reads_what_came_before(
    group: Group, room: Room, amina: Member, bakari: Member
) -> None:
    world.message(bakari, room)
    world.message(amina, room)
    [seen] = reads.rooms_of(amina, group)
    assert seen.unread == 0


def test_all_my_rooms_come_with_the_newest_word_first(
    group: Group, room: Room, amina: Member, bakari: Member
) -> None:
    transport = world.room(bakari, group)
    world.message(bakari, transport)
    world.message(bakari, room)
    assert [one.name for one in reads.mine(amina)] == ["General", "Transport"]
    assert reads.mine(world.member("Zawadi")) == []
