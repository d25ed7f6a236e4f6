"""Passing signs: who is typing. Never stored, at a walking pace, only to those who watch."""

import pytest
from django.core.cache import cache

from community.live.models import Event
from community.members.models import Member
from groups.models import Room
from tests.live.conftest import Open

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _fresh() -> None:
    cache.clear()


async def test_the_others_see_who_is_typing(
    amina: Member, bakari: Member, room: Room, open_socket: Open
) -> None:
    hers, his = await open_socket(amina), await open_socket(bakari)
    for reader in (hers, his):
        await reader.watch(room.topic)
    await hers.say(sign="typing", topic=room.topic)
    assert await his.hears() == {
        "sign": "typing",
        "topic": room.topic,
        "by": amina.pk,
        "name": "Amina",
        "for": 6,
    }
    assert not await Event.objects.filter(topic=room.topic).aexists()


async def test_a_sign_repeated_at_once_is_passed_on_once(
    amina: Member, room: Room, open_socket: Open
) -> None:
    reader = await open_socket(amina)
    await reader.watch(room.topic)
    for _ in range(5):
        await reader.say(sign="typing", topic=room.topic)
    assert (await reader.hears())["sign"] == "typing"
    assert await reader.silent()


async def test_signs_go_only_where_one_watches(
    amina: Member, bakari: Member, chidi: Member, room: Room, open_socket: Open
) -> None:
    his, hers, strangers = [await open_socket(one) for one in (bakari, amina, chidi)]
    await his.watch(room.topic)
    for reader in (hers, strangers):
        for word in ("typing", "here", "away"):
            await reader.say(sign=word, topic=room.topic)
            assert await reader.hears() == {"error": "not-found", "topic": room.topic}
    assert await his.silent()


async def test_unknown_signs_and_quiet_topics_pass_nothing_on(
    amina: Member, room: Room, open_socket: Open
) -> None:
    reader, own = await open_socket(amina), f"member.{amina.pk}"
    for topic in (room.topic, own):
        await reader.watch(topic)
    await reader.say(sign="shouting", topic=room.topic)
    assert await reader.hears() == {"error": "bad-frame", "topic": room.topic}
    await reader.say(sign="typing", topic=own)
    assert await reader.silent()
