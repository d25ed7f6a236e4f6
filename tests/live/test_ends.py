"""The end of a right is numbered: it holds though nobody was told of it."""

from collections.abc import Iterator
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.layers import InMemoryChannelLayer
from django.db import transaction
from django.test import override_settings

from community.live import access, cut, publish, replay
from community.live import hub as hubs
from community.live.frames import pack, unpack
from community.live.hub import Hub
from community.live.models import Event
from community.live.record import RIGHTS
from community.live.replay import Catchup, Ended
from community.live.streams import named
from community.members.models import Member
from groups.actions import memberships
from groups.models import Membership, Room
from tests import world
from tests.live.conftest import Open
from tests.live.test_hub import ear, no_past, nothing, watch

pytestmark = pytest.mark.django_db(transaction=True)
post = database_sync_to_async(world.message)


@pytest.fixture
def beats_often() -> Iterator[None]:
    with override_settings(LIVE_BEAT_SECONDS=0.05):
        yield


@transaction.atomic
def lose(member: Member) -> None:
    """Out, and the process that did it died before it could tell anybody."""
    Membership.objects.filter(member=member).delete()
    cut.end(member.pk, [])


async def test_what_comes_after_an_end_nobody_was_told_of_is_not_shown(
    amina: Member, bakari: Member, room: Room, open_socket: Open
) -> None:
    hers, his = await open_socket(amina), await open_socket(bakari)
    for reader in (hers, his):
        await reader.watch(room.topic)
    await post(bakari, room, "before")
    await database_sync_to_async(lose)(amina)
    await post(bakari, room, "after")
    assert [(await his.hears())["n"] for _ in range(2)] == [1, 2]
    assert (await hers.hears())["n"] == 1
    assert await hers.hears() == {"cut": room.topic}
    assert await hers.silent()


async def test_the_beat_settles_it_though_nobody_speaks(
    beats_often: None, amina: Member, room: Room, open_socket: Open
) -> None:
    reader = await open_socket(amina)
    await reader.watch(room.topic)
    await database_sync_to_async(lose)(amina)
    while (heard := await reader.hears()).keys() & {"beat", "watching"}:
        pass
    assert heard == {"cut": room.topic}


async def test_the_end_of_one_right_costs_the_others_nothing(
    amina: Member, bakari: Member, chidi: Member, room: Room, open_socket: Open
) -> None:
    reader = await open_socket(bakari)
    await reader.watch(room.topic)
    for member in (amina, chidi):
        await database_sync_to_async(lose)(member)
        await post(bakari, room)
    assert [(await reader.hears())["n"] for _ in range(2)] == [1, 2]


def test_every_event_says_how_many_rights_had_ended(
    amina: Member, bakari: Member, room: Room
) -> None:
    world.message(bakari, room)
    before = replay.since(room.topic, 0)
    memberships.leave(amina, room.group)
    after = replay.since(room.topic, 0)
    ended = replay.ended(before.ends)
    assert (before.ends, ended.members) == (0, {amina.pk})
    assert after.ends == ended.head == Event.objects.filter(topic=RIGHTS).count()


def test_of_too_many_ends_nobody_in_particular_is_named(amina: Member, bakari: Member) -> None:
    for member in (amina, bakari):
        lose(member)
    assert replay.ended(0, limit=2).members == {amina.pk, bakari.pk}
    assert replay.ended(0, limit=1) == Ended(2, None)


def test_an_act_that_is_taken_back_has_ended_nothing(amina: Member) -> None:
    with transaction.atomic():
        lose(amina)
        transaction.set_rollback(True)
    assert replay.ended(0) == Ended(0, set())


def test_nobody_can_watch_whose_rights_end(amina: Member) -> None:
    assert not named(RIGHTS)
    assert not named(f"{RIGHTS}.1")
    assert not access.may_watch(amina, RIGHTS)


class Postgres:
    """What the hub asks of it: whose rights have ended."""

    def __init__(self) -> None:
        self.losers: set[int] = set()
        self.away = False

    async def ended(self, after: int) -> Ended:
        if self.away:
            raise ConnectionError
        return Ended(after + 1, self.losers)


@pytest.fixture
async def postgres() -> Postgres:
    return Postgres()


@pytest.fixture
async def hub(postgres: Postgres, monkeypatch: pytest.MonkeyPatch) -> Hub:
    layer = InMemoryChannelLayer()
    monkeypatch.setattr(hubs, "get_channel_layer", lambda: layer)
    monkeypatch.setattr(publish, "get_channel_layer", lambda: layer)
    return Hub(nothing, no_past, postgres.ended)


async def watching(hub: Hub) -> Any:
    one = ear()
    await hub.enter(one)
    await watch(hub, one)
    return one


async def stand_at(hub: Hub, ends: int) -> None:
    """The first to come sets where the hub stands."""

    async def read() -> Catchup:
        return Catchup(0, [], ends)

    await hub.newest(read)


async def say(hub: Hub, number: int, ends: int) -> None:
    """An event arrives, and all that it sets going has come to rest."""
    hub.hand_out(
        hub.crowds["room.1"], {"type": "event", "n": number, "ends": ends, "frame": b"%d" % number}
    )
    for task in [*hub.tasks]:
        if task.get_coro().__name__ == "put":  # type: ignore[union-attr]
            await task
    if hub.crowds["room.1"].task:
        await hub.crowds["room.1"].task


def heard(one: Any) -> list[str]:
    return [text for frames in one.heard for text in unpack(frames)]


async def test_only_those_who_lost_a_right_have_to_prove_themselves(
    hub: Hub, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    proven: list[Any] = []

    async def prove(socket: Any) -> None:
        proven.append(socket)

    hub.prove = prove
    one = await watching(hub)
    await stand_at(hub, 4)
    await say(hub, 1, ends=5)
    assert (proven, hub.ends) == ([], 5)
    postgres.losers = {7}
    await say(hub, 2, ends=6)
    await say(hub, 3, ends=6)
    assert (proven, hub.ends) == ([one], 6)
    assert heard(one) == ["1", "2", "3"]


async def test_while_it_cannot_be_known_whose_rights_ended_nothing_is_shown(
    hub: Hub, postgres: Postgres, caplog: pytest.LogCaptureFixture
) -> None:
    one = await watching(hub)
    await stand_at(hub, 4)
    postgres.away = True
    await say(hub, 1, ends=5)
    assert heard(one) == []
    assert "rights cannot be settled" in caplog.text
    postgres.away = False
    await say(hub, 1, ends=5)
    assert heard(one) == ["1"], "as the beat would bring it"


@pytest.mark.parametrize(
    ("read", "stands"),
    [
        ([5], 5),
        ([6], 5),
        ([4, 5], 5),
        ([4, None], 5),
        ([None], 5),
        ([4, 4], 4),  # an older database was put back: it is believed, not asked for ever
    ],
)
async def test_what_was_read_before_an_end_is_read_again(
    hub: Hub, read: list[int | None], stands: int
) -> None:
    await stand_at(hub, 4)
    await hub.believe(5)
    answers = iter(read)

    async def again() -> Catchup | None:
        ends = next(answers)
        return None if ends is None else Catchup(0, [], ends)

    past = await hub.newest(again)
    assert (past and past.ends, hub.ends) == (read[-1], stands)
    assert next(answers, "no more") == "no more"


async def test_what_another_version_says_without_a_number_of_ends_is_shown(hub: Hub) -> None:
    one = await watching(hub)
    await stand_at(hub, 4)
    hub.hand_out(hub.crowds["room.1"], {"type": "event", "n": 1, "frame": b"1"})
    await hub.crowds["room.1"].task  # type: ignore[misc]
    assert one.heard == [pack(b"1")]
