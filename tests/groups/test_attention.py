"""Follow, quiet, mute: of a group, of a room, of a room inside a muted group."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from time_machine import travel

from community.live.models import Event
from community.members import bearer
from community.members.models import Member
from community.notices.actions.preferences import arrange
from community.notices.deliver import claimed
from community.notices.matters import Way
from community.notices.models import Notice
from community.notices.reads import unread as calling
from community.text.refusals import Refusal
from groups import reads
from groups.actions.attention import pay
from groups.models import Attention, Group, Room
from groups.models.attention import Level
from tests import world
from tests.doors import As
from tests.front.pages import page
from tests.notices.test_deliver import BY_TEXT, NOON


def seen(member: Member, room: Room) -> Room:
    return reads.unread(member, Room.objects.filter(pk=room.pk)).get()


@pytest.fixture
def talk(room: Room, amina: Member, bakari: Member) -> Room:
    for number in range(3):
        world.message(bakari, room, f"Mahindi {number}")
    return room


def test_everyone_begins_quiet(talk: Room, amina: Member) -> None:
    assert (seen(amina, talk).level, seen(amina, talk).unread) == ("quiet", 3)
    assert calling(amina) == 0


def test_a_mute_counts_nothing_anywhere(
    as_: As, talk: Room, group: Group, amina: Member, bakari: Member
) -> None:
    pay(amina, group, "mute", talk)
    assert seen(amina, talk).unread == 0
    assert [room.unread for room in reads.rooms_of(amina, group)] == [0]
    html = page(amina, "/")
    assert "Muted" in html
    assert "Mahindi 2" not in html
    assert '">3<' not in html
    assert seen(bakari, talk).level == "quiet"


def test_a_room_followed_inside_a_muted_group_is_heard(
    talk: Room, group: Group, amina: Member, bakari: Member
) -> None:
    other = world.room(bakari, group, "Transport")
    world.message(bakari, other, "The lorry leaves at two")
    pay(amina, group, "mute")
    assert [seen(amina, one).unread for one in (talk, other)] == [0, 0]
    pay(amina, group, "follow", other)
    assert [seen(amina, one).unread for one in (talk, other)] == [0, 1]
    assert [room.name for room in reads.mine(amina)] == ["Transport", "General"]
    pay(amina, group, "group", other)
    assert seen(amina, other).unread == 0


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    said=st.lists(st.tuples(st.sampled_from([*Level.values, "group"]), st.booleans()), max_size=8)
)
def test_the_last_word_on_the_room_counts_else_the_last_on_its_group(
    said: list[tuple[str, bool]], room: Room, group: Group, amina: Member
) -> None:
    Attention.objects.all().delete()
    whole, own = "quiet", "group"
    for level, of_room in said:
        if of_room:
            own = pay(amina, group, level, room)
        elif level != "group":
            whole = pay(amina, group, level)
    assert seen(amina, room).level == (whole if own == "group" else own)


def test_who_muted_finds_their_name_when_they_look_and_is_not_called(
    as_: As, room: Room, group: Group, amina: Member, dalia: Member, bakari: Member
) -> None:
    pay(amina, group, "mute")
    world.message(bakari, room, "@amina @dalia the lorry is here")
    assert (calling(amina), calling(dalia)) == (0, 1)
    notice = Notice.objects.get(member=amina)
    assert notice.quiet
    assert not Event.objects.filter(topic=f"member.{amina.pk}").exists()
    listed = page(amina, "/notices/")
    assert "Bakari named you" in listed
    assert 'class="unread"' not in listed


def test_an_answer_in_a_muted_group_calls_nobody(
    amina: Member, bakari: Member, group: Group
) -> None:
    asked = world.question(amina, group)
    pay(amina, group, "mute")
    world.answer(bakari, asked)
    assert calling(amina) == 0
    pay(amina, group, "quiet")
    world.answer(bakari, asked, "Use ash.")
    assert calling(amina) == 1


def test_a_mentor_who_muted_the_group_is_not_called_to_its_questions(
    amina: Member, dalia: Member, staff: Member, group: Group
) -> None:
    world.badge(staff, dalia, group)
    Notice.objects.all().delete()
    pay(dalia, group, "mute")
    world.question(amina, group)
    assert (calling(dalia), Notice.objects.filter(member=dalia).count()) == (0, 1)


def test_muting_silences_no_decision_about_oneself(
    amina: Member, bakari: Member, group: Group
) -> None:
    from groups.actions.stewards import make_steward

    pay(amina, group, "mute")
    make_steward(bakari, group, amina)
    assert calling(amina) == 1


def test_the_page_says_what_stands_and_changes_it(as_: As, room: Room, amina: Member) -> None:
    url = reverse("groups:room_attention", args=[room.pk])
    browser = as_(amina)
    assert 'value="quiet" aria-current="true"' in browser.get(url).content.decode()
    answer = browser.post(url, {"level": "mute"})
    assert answer.headers["Location"] == reverse("groups:room", args=[room.pk])
    assert 'value="mute" aria-current="true"' in browser.get(url).content.decode()
    assert "Muted" in browser.get(reverse("groups:room", args=[room.pk])).content.decode()
    browser.post(url, {"level": "mute"})
    assert Attention.objects.count() == 1


def test_the_group_s_page_too_and_a_room_may_do_as_its_group(
    as_: As, room: Room, group: Group, amina: Member
) -> None:
    url = reverse("groups:group_attention", args=[group.slug])
    browser = as_(amina)
    assert browser.post(url, {"level": "follow"}).status_code == 302
    assert "Followed" in browser.get(reverse("groups:group", args=[group.slug])).content.decode()
    of_room = reverse("groups:room_attention", args=[room.pk])
    assert 'value="group" aria-current="true"' in browser.get(of_room).content.decode()
    assert seen(amina, room).level == "follow"


@pytest.mark.parametrize("level", ["", "loud", "FOLLOW", "m" * 500])
def test_no_other_word_is_taken(
    level: str, as_: As, room: Room, group: Group, amina: Member
) -> None:
    url = reverse("groups:room_attention", args=[room.pk])
    assert as_(amina).post(url, {"level": level}).status_code == 422
    with pytest.raises(Refusal):
        pay(amina, group, level, room)
    assert not Attention.objects.exists()


def test_a_group_cannot_do_as_its_group(group: Group, amina: Member) -> None:
    with pytest.raises(Refusal):
        pay(amina, group, "group")


def test_an_outsider_finds_no_such_page(as_: As, room: Room, group: Group, chidi: Member) -> None:
    for url in (
        reverse("groups:room_attention", args=[room.pk]),
        reverse("groups:group_attention", args=[group.slug]),
    ):
        assert as_(chidi).get(url).status_code == 404
        assert as_(chidi).post(url, {"level": "mute"}).status_code == 404
    assert not Attention.objects.exists()


def test_a_program_may_mute_too(client: Any, room: Room, group: Group, amina: Member) -> None:
    headers = {"Authorization": f"Bearer {bearer.issue(amina, 'test')}"}
    words = {"data": {"level": "mute"}, "content_type": "application/json", "headers": headers}
    assert client.put(f"/api/v1/rooms/{room.pk}/attention", **words).json() == {"level": "mute"}
    assert client.put(f"/api/v1/groups/{group.slug}/attention", **words).status_code == 200
    rooms = client.get(f"/api/v1/groups/{group.slug}/rooms", headers=headers).json()
    assert [one["level"] for one in rooms] == ["mute"]
    words["data"] = {"level": "loud"}
    assert client.put(f"/api/v1/rooms/{room.pk}/attention", **words).status_code == 422


def owed(member: Member) -> int:
    """By text, if it went out now."""
    with travel(timezone.now() + timedelta(minutes=1), tick=False):
        return len(claimed(member, Way.TEXT))


@pytest.fixture
def due(room: Room, group: Group, amina: Member, bakari: Member) -> Room:
    """Named in a room, and answered in the group: she is called twice, at noon, by text."""
    with travel(NOON, tick=False):
        arrange(amina, **BY_TEXT | {"answer": "text"})
        world.message(bakari, room, "@amina the lorry is here")
        world.answer(bakari, world.question(amina, group))
    assert calling(amina) == 2
    return room


def test_a_mute_stops_what_is_owed_already(due: Room, group: Group, amina: Member) -> None:
    with travel(NOON, tick=False):
        pay(amina, group, "mute", due)
        assert (calling(amina), owed(amina)) == (1, 1)
        assert Event.objects.filter(topic=f"member.{amina.pk}", kind="notices.hushed").count() == 1
        pay(amina, group, "mute")
        assert (calling(amina), owed(amina)) == (0, 0)
    assert Notice.objects.filter(member=amina, read_at=None).count() == 2, "found by who looks"


def test_a_mute_of_the_group_leaves_a_room_that_is_followed(
    due: Room, group: Group, amina: Member
) -> None:
    with travel(NOON, tick=False):
        pay(amina, group, "follow", due)
        pay(amina, group, "mute")
        assert (calling(amina), owed(amina)) == (1, 1)
        pay(amina, group, "group", due)
        assert (calling(amina), owed(amina)) == (0, 0)


def test_a_mute_is_of_that_place_and_that_member(
    due: Room, group: Group, amina: Member, bakari: Member, dalia: Member
) -> None:
    other = world.room(bakari, group, "Transport")
    world.message(bakari, due, "@dalia come")
    pay(amina, group, "mute", other)
    pay(amina, group, "quiet")
    pay(amina, group, "follow", due)
    assert (calling(amina), calling(dalia)) == (2, 1)
    assert not Event.objects.filter(kind="notices.hushed").exists()
