"""Blocked: their words are folded away, they call one no more, and they are not told."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from community.live.models import Event
from community.members.actions import blocks
from community.members.models import Block, Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups import fragments
from groups.models import Group, Room
from tests import world


def browser(member: Member) -> Client:
    client = Client()
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def room(group: Group) -> Room:
    return group.rooms.get()


def test_the_page_folds_their_words_for_the_one_who_blocked_alone(
    room: Room, amina: Member, dalia: Member, bakari: Member
) -> None:
    world.message(dalia, room, "Nitumie pesa kwanza.")
    world.blocked(amina, dalia)
    url = reverse("groups:room", args=[room.pk])
    page = browser(amina).get(url).content.decode()
    assert 'class="msg folded"' in page
    assert f'data-folded="{dalia.pk}"' in page
    assert "folded" not in browser(bakari).get(url).content.decode()


def test_live_partials_stay_the_same_bytes_for_all(
    room: Room, amina: Member, dalia: Member
) -> None:
    world.blocked(amina, dalia)
    world.message(dalia, room)
    drawn = fragments.draw_room(Event.objects.filter(topic=room.topic))
    assert not any("folded" in one for one in drawn)


def test_one_s_own_page_of_a_message_shows_it_all_the_same(
    room: Room, amina: Member, dalia: Member
) -> None:
    said = world.message(dalia, room, "Nitumie pesa kwanza.")
    world.blocked(amina, dalia)
    page = browser(amina).get(reverse("groups:message", args=[said.pk])).content.decode()
    assert 'class="talk open"' in page
    assert "Nitumie pesa kwanza." in page


def test_an_answer_to_a_question_is_folded_too(group: Group, amina: Member, dalia: Member) -> None:
    asked = world.question(amina, group)
    world.answer(dalia, asked)
    world.blocked(amina, dalia)
    page = browser(amina).get(asked.get_absolute_url()).content.decode()
    assert 'class="answer folded"' in page


def test_their_mentions_and_answers_call_no_more(
    group: Group, room: Room, amina: Member, dalia: Member
) -> None:
    asked, said = world.question(amina, group), world.message(amina, room)
    world.blocked(amina, dalia)
    world.message(dalia, room, f"@{amina.handle} nipigie")
    world.answer(dalia, asked)
    world.said(dalia, room, "again")
    assert not Notice.objects.filter(member=amina).exists()
    blocks.unblock(amina, dalia)
    world.message(dalia, room, f"@{amina.handle} samahani {said.pk}")
    assert Notice.objects.filter(member=amina, kind="group.mention").count() == 1


def test_what_a_steward_decides_is_told_even_by_one_who_is_blocked(
    group: Group, amina: Member, bakari: Member
) -> None:
    from groups.actions.memberships import remove

    world.blocked(amina, bakari)
    amina.refresh_from_db()
    remove(bakari, group, amina, "Adverts")
    assert Notice.objects.filter(member=amina, kind="group.removed").exists()


def test_who_is_blocked_does_not_find_the_page_of_who_blocked_them(
    amina: Member, dalia: Member
) -> None:
    hers, his = (reverse("front:member", args=[one.handle]) for one in (amina, dalia))
    assert browser(dalia).get(hers).status_code == 200
    world.blocked(amina, dalia)
    assert browser(dalia).get(hers).status_code == 404
    assert browser(amina).get(his).status_code == 200, "who blocked finds them, to undo it"


def test_they_are_not_told(amina: Member, dalia: Member) -> None:
    world.blocked(amina, dalia)
    assert not Notice.objects.filter(member=dalia).exists()
    assert not Event.objects.filter(topic=f"member.{dalia.pk}").exists()


def test_two_taps_from_a_message_block_its_author(room: Room, amina: Member, dalia: Member) -> None:
    said = world.message(dalia, room)
    page = browser(amina).get(reverse("groups:message", args=[said.pk])).content.decode()
    assert 'name="block"' in page
    url = reverse("groups:report_new", args=["message", said.pk])
    answer = browser(amina).post(url, {"key": str(uuid4()), "block": "1"})
    assert answer.url == reverse("members:blocks")
    assert Block.objects.get().member == dalia


def test_undone_it_is_as_before(amina: Member, dalia: Member) -> None:
    world.blocked(amina, dalia)
    page = browser(amina).get(reverse("members:blocks")).content.decode()
    assert dalia.display_name in page
    browser(amina).post(reverse("members:unblocking", args=[dalia.handle]))
    amina.refresh_from_db()
    assert amina.folded == []
    assert not Block.objects.exists()
    assert (
        "You have blocked nobody" in browser(amina).get(reverse("members:blocks")).content.decode()
    )


def test_unblocking_one_who_left_the_group_works(
    group: Group, amina: Member, dalia: Member
) -> None:
    from groups.actions.memberships import leave

    world.blocked(amina, dalia)
    leave(dalia, group)
    url = reverse("members:unblocking", args=[dalia.handle])
    assert browser(amina).post(url).status_code == 302
    assert not Block.objects.exists()


def test_nobody_unblocks_whom_they_did_not_block(amina: Member, dalia: Member) -> None:
    url = reverse("members:unblocking", args=[dalia.handle])
    assert browser(amina).post(url).status_code == 404


def test_twice_is_one_block_and_oneself_is_none(amina: Member, dalia: Member) -> None:
    key = uuid4()
    blocks.block(amina, dalia, key)
    blocks.block(amina, dalia, key)
    blocks.block(amina, dalia, uuid4())
    assert amina.folded == [dalia.pk]
    with pytest.raises(Refusal):
        blocks.block(amina, amina, uuid4())
    assert amina.folded == [dalia.pk]


def test_signed_out_there_is_no_list_of_blocks(client: Client) -> None:
    assert client.get(reverse("members:blocks")).status_code == 302
