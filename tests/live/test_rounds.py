"""The beats: heads from Postgres, whatever Redis knows."""

from collections.abc import Iterator

import pytest
from channels.db import database_sync_to_async
from django.test import override_settings

from community.live import publish
from community.members.models import Member
from groups.models import Room
from tests import world
from tests.live.conftest import Open, Reader

pytestmark = pytest.mark.django_db(transaction=True)
post = database_sync_to_async(world.message)


@pytest.fixture(autouse=True)
def _often() -> Iterator[None]:
    with override_settings(LIVE_BEAT_SECONDS=0.05):
        yield


async def beat_of(reader: Reader, topic: str, head: int) -> None:
    """Waits until a beat says this head: other beats may have been on their way."""
    while (await reader.hears()).get("beat", {}).get(topic) != head:
        pass


async def test_a_beat_says_where_each_watched_topic_stands(
    amina: Member, room: Room, open_socket: Open
) -> None:
    reader, own = await open_socket(amina), f"member.{amina.pk}"
    await reader.watch(room.topic)
    assert (await reader.hears())["beat"].keys() == {room.topic}
    await reader.say(watch=own)
    while (heard := await reader.hears()).get("beat", {}).keys() != {room.topic, own}:
        assert "error" not in heard


async def test_what_was_lost_on_the_way_shows_in_the_next_beat(
    amina: Member, bakari: Member, room: Room, open_socket: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = await open_socket(amina)
    await reader.watch(room.topic)
    with monkeypatch.context() as redis_is_away:
        redis_is_away.setattr(publish, "tell", lambda news: None)
        await post(bakari, room)
    await beat_of(reader, room.topic, 1)
    await reader.say(watch=room.topic, after=0)
    while "n" not in (event := await reader.hears()):
        pass
    assert event["n"] == 1


async def test_a_socket_without_topics_has_a_beat_too(amina: Member, open_socket: Open) -> None:
    """It tells the page that the line is alive."""
    reader = await open_socket(amina)
    assert await reader.hears() == {"beat": {}}
