"""Rights end: the socket hears so at once, and no frame of the topic follows."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from channels.db import database_sync_to_async
from django.contrib.sessions.models import Session
from django.db import transaction
from django.test import Client, override_settings

from community.live import cut
from community.members.models import Member, Token
from groups.actions import groups, memberships
from groups.models import Group, Membership, Room
from mentorship.actions import revocations
from pricing.actions import suppliers
from tests import world
from tests.live.conftest import Open, Reader, browser

pytestmark = pytest.mark.django_db(transaction=True)
post = database_sync_to_async(world.message)
leave = database_sync_to_async(memberships.leave)
describe = database_sync_to_async(groups.describe)
revoke = database_sync_to_async(revocations.revoke)
name_supplier = database_sync_to_async(suppliers.name_supplier)


@pytest.fixture
def rights_often() -> Iterator[None]:
    with override_settings(LIVE_RIGHTS_SECONDS=0.05):
        yield


@database_sync_to_async
def sign_out(member: Member) -> None:
    Session.objects.all().delete()
    cut.member(member.pk)


@database_sync_to_async
def suspend(member: Member, tell: bool = True) -> None:
    with transaction.atomic():
        Member.objects.filter(pk=member.pk).update(is_active=False)
        if tell:
            cut.member(member.pk)


async def test_who_leaves_the_group_is_cut_from_its_room(
    amina: Member, bakari: Member, room: Room, open_socket: Open
) -> None:
    hers, his = await open_socket(amina), await open_socket(bakari)
    for reader in (hers, his):
        await reader.watch(room.topic)
    await leave(amina, room.group)
    assert await hers.hears() == {"cut": room.topic}
    await post(bakari, room)
    assert (await his.hears())["n"] == 1
    assert await hers.silent()
    assert (await hers.watch(room.topic))["error"] == "not-found"


async def test_who_leaves_the_group_is_cut_from_its_questions_too(
    amina: Member, bakari: Member, group: Group, open_socket: Open
) -> None:
    asked = await database_sync_to_async(world.question)(bakari, group)
    reader = await open_socket(amina)
    await reader.watch(asked.topic)
    await leave(amina, group)
    assert await reader.hears() == {"cut": asked.topic}


async def test_who_is_closed_by_staff_is_cut_from_all(
    amina: Member, staff: Member, open_socket: Open
) -> None:
    reader = await open_socket(amina)
    await database_sync_to_async(close)(amina, staff)
    assert await reader.closes() == 4401


def close(member: Member, staff: Member) -> None:
    """As the staff's page does, without the tick at "active"."""
    client = Client()
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    said = {"display_name": member.display_name, "reason": "Sells badges."}
    words = said | {"language": "en", "trades": [world.sector().pk]}
    answer = client.post(f"/admin/members/member/{member.pk}/change/", words)
    assert answer.status_code == 302


async def test_a_cut_of_a_topic_not_watched_is_not_heard(
    amina: Member, room: Room, open_socket: Open
) -> None:
    reader = await open_socket(amina)
    await database_sync_to_async(cut.topic)(amina.pk, room.topic)
    assert await reader.silent()
    assert (await reader.watch(room.topic))["watching"] == room.topic


async def test_signing_out_closes_the_browsers_sockets(
    amina: Member, room: Room, open_socket: Open
) -> None:
    reader, program = await open_socket(amina, by=browser), await open_socket(amina)
    await reader.watch(room.topic)
    await program.watch(room.topic)
    await sign_out(amina)
    assert await reader.closes() == 4401
    await post(amina, room)
    assert (await program.hears())["n"] == 1, "a token is no session: it stays"


async def test_suspension_closes_everything_at_once(
    amina: Member, bakari: Member, open_socket: Open
) -> None:
    readers = [await open_socket(amina, by=browser), await open_socket(amina)]
    other = await open_socket(bakari)
    await suspend(amina)
    assert [await reader.closes() for reader in readers] == [4401, 4401]
    assert await other.silent()


async def test_nothing_is_cut_when_the_act_is_rolled_back(
    amina: Member, room: Room, open_socket: Open
) -> None:
    @database_sync_to_async
    def almost() -> None:
        with transaction.atomic():
            cut.topic(amina.pk, room.topic)
            transaction.set_rollback(True)

    reader = await open_socket(amina)
    await reader.watch(room.topic)
    await almost()
    assert await reader.silent()


async def test_rights_are_read_again_though_nobody_said_a_word(
    rights_often: None, amina: Member, bakari: Member, room: Room, open_socket: Open
) -> None:
    hers, his = await open_socket(amina), await open_socket(bakari)
    for reader in (hers, his):
        await reader.watch(room.topic)
    await Membership.objects.filter(member=amina).adelete()
    assert await hers.hears() == {"cut": room.topic}
    assert await his.silent()


async def test_a_lost_token_is_found_out(
    rights_often: None, amina: Member, open_socket: Open
) -> None:
    reader = await open_socket(amina)
    await Token.objects.all().adelete()
    assert await reader.closes() == 4401


async def test_a_silent_suspension_is_found_out(
    rights_often: None, amina: Member, open_socket: Open
) -> None:
    reader = await open_socket(amina)
    await suspend(amina, tell=False)
    assert await reader.closes() == 4401


async def test_a_badge_taken_back_ends_what_it_let_its_holder_watch(
    bakari: Member, chidi: Member, staff: Member, group: Group, open_socket: Open
) -> None:
    held = await database_sync_to_async(world.badge)(staff, chidi, group)
    asked = await database_sync_to_async(world.question)(bakari, group)
    reader = await open_socket(chidi)
    assert "watching" in await reader.watch(asked.topic)
    await revoke(staff, held, uuid4(), "It was not hers.")
    assert await next_cut(reader) == asked.topic


async def test_a_group_that_closes_is_watched_by_its_own_alone(
    bakari: Member, chidi: Member, dalia: Member, staff: Member, group: Group, open_socket: Open
) -> None:
    for mentor in (chidi, dalia):
        await database_sync_to_async(world.badge)(staff, mentor, group)
    asked = await database_sync_to_async(world.question)(bakari, group)
    outside, inside = await open_socket(chidi), await open_socket(dalia)
    for reader in (outside, inside):
        assert "watching" in await reader.watch(asked.topic)
    await describe(bakari, group, group.name, "", "", by_approval=True)
    assert await next_cut(outside) == asked.topic
    await database_sync_to_async(world.answer)(bakari, asked)
    assert (await inside.hears())["kind"] == "answer.given"


async def test_who_is_named_a_supplier_is_cut_from_the_board_and_the_rounds(
    amina: Member, bakari: Member, wanjiru: Member, group: Group, open_socket: Open
) -> None:
    buying = await database_sync_to_async(world.round_for)(bakari, group)
    board, round = f"board.{group.pk}", f"round.{buying.pk}"
    hers, his = await open_socket(wanjiru), await open_socket(bakari)
    for topic in (board, round):
        assert "watching" in await hers.watch(topic)
    await his.watch(board)
    await name_supplier(bakari, group, wanjiru.handle, "She has a store.")
    assert {await next_cut(hers), await next_cut(hers)} == {board, round}
    await database_sync_to_async(world.quote)(amina, "65")
    assert (await his.hears())["kind"] == "quote.reported"
    assert await hers.silent()
    for topic in (board, round):
        assert (await hers.watch(topic))["error"] == "not-found"


async def next_cut(reader: Reader) -> str:
    """Past what else is heard on the way."""
    while "cut" not in (heard := await reader.hears()):
        pass
    return str(heard["cut"])
