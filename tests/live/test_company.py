"""Who is here: a number in the room, passing, over all processes; gone on leaving."""

import asyncio
from typing import Any

import pytest

from community.live import company
from community.live.company import Company
from community.live.models import Event
from community.members.models import Member
from groups.models import Room
from tests.live.conftest import Open, Reader

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(company, "PACE", 0.0)


async def here(reader: Reader, room: Room) -> None:
    await reader.watch(room.topic)
    await reader.say(sign="here", topic=room.topic)


async def counted(reader: Reader, count: int) -> dict[str, Any]:
    """Passes over the counts on the way to this one."""
    while (heard := await reader.hears()).get("count") != count:
        assert heard["sign"] == "here"
    return heard


async def test_all_in_the_room_see_how_many_are_here_and_no_names(
    amina: Member, bakari: Member, room: Room, open_socket: Open
) -> None:
    hers, his = await open_socket(amina), await open_socket(bakari)
    await here(hers, room)
    await counted(hers, 1)
    await here(his, room)
    for reader in (hers, his):
        assert await counted(reader, 2) == {"sign": "here", "topic": room.topic, "count": 2}
    assert not await Event.objects.filter(topic=room.topic).aexists()


@pytest.mark.parametrize("how", ["away", "leave", "close"])
async def test_whoever_goes_is_counted_no_more(
    amina: Member, bakari: Member, room: Room, open_socket: Open, how: str
) -> None:
    hers, his = await open_socket(amina), await open_socket(bakari)
    await here(hers, room)
    await here(his, room)
    await counted(hers, 2)
    if how == "close":
        await his.communicator.disconnect()
    else:
        await his.say(
            **({"leave": room.topic} if how == "leave" else {"sign": how, "topic": room.topic})
        )
    await counted(hers, 1)


async def test_a_member_on_two_devices_is_here_once(
    amina: Member, room: Room, open_socket: Open
) -> None:
    phone, laptop = await open_socket(amina), await open_socket(amina)
    await here(phone, room)
    await here(laptop, room)
    await counted(laptop, 1)


async def test_nobody_is_here_where_they_may_not_watch(
    amina: Member, chidi: Member, room: Room, open_socket: Open
) -> None:
    hers, strangers = await open_socket(amina), await open_socket(chidi)
    await here(hers, room)
    await counted(hers, 1)
    await strangers.say(sign="here", topic=room.topic)
    await strangers.say(sign="here", topic="nonsense")
    assert await hers.silent()


class Socketless:
    """A socket as far as the company knows one."""

    def __init__(self, pk: int) -> None:
        self.member = Member(pk=pk)


async def test_processes_tell_one_another_and_a_dead_one_is_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[bytes] = []
    told: list[tuple[str, dict[str, Any]]] = []

    async def send(topic: str, message: dict[str, Any]) -> None:
        told.append((topic, message))

    monkeypatch.setattr(company.publish, "send", send)
    one = Company(lambda topic, frame: shown.append(frame))
    socket: Any = Socketless(7)
    one.come(socket, "room.1")
    await asyncio.sleep(0.01)
    assert told[-1][1]["members"] == [7]
    one.heard("room.1", "other", [7, 8, 9])
    assert b'"count":3' in shown[-1], "7 is in both and counted once"
    await asyncio.sleep(0.01)
    assert len(told) == 2, "who is new to us has not heard of ours"
    monkeypatch.setattr(company, "LASTS", -1.0)
    one.heard("room.1", one.name, [7])
    assert b'"count":0' in shown[-1]
    one.go(socket, "room.1")
    await asyncio.sleep(0.01)
    assert told[-1][1]["members"] == []
    assert not one.here


async def test_come_and_gone_many_times_is_told_at_a_walking_pace(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []

    async def send(topic: str, message: dict[str, Any]) -> None:
        told.append(topic)

    monkeypatch.setattr(company.publish, "send", send)
    monkeypatch.setattr(company, "PACE", 60.0)
    one = Company(lambda topic, frame: None)
    socket: Any = Socketless(7)
    for _ in range(20):
        one.come(socket, "room.1")
        await asyncio.sleep(0)
        one.go(socket, "room.1")
        await asyncio.sleep(0)
    assert told == ["room.1"]
    for task in one.telling.values():
        task.cancel()
