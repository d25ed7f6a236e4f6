"""Sending never breaks the act, is the same for every reader, and costs the same for many."""

import asyncio
import json
from collections.abc import Sequence
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone, translation

from community.live import publish, streams
from community.live.models import Event
from community.live.streams import Stream
from community.machine import pages
from community.members.models import Member
from community.notices.models import Notice
from community.notices.tell import tell
from groups.models import Message, Room
from tests import world

AWAY = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [{"address": "redis://127.0.0.1:1", "socket_timeout": 1}]},
    }
}


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    frames: list[dict[str, Any]] = []
    monkeypatch.setattr(
        publish,
        "tell",
        lambda news: frames.extend(json.loads(message["frame"]) for _, message in news),
    )
    return frames


@pytest.fixture
def hostile_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    """A room whose drawing fails."""

    def draw(events: Sequence[Event]) -> list[str]:
        raise ValueError("no such template")

    known = {**streams.streams(), "room": Stream(lambda member, pk: True, draw)}
    monkeypatch.setattr(publish, "streams", lambda: known)


@pytest.mark.django_db(transaction=True)
def test_a_frame_carries_what_the_page_needs(
    room: Room, amina: Member, sent: list[dict[str, Any]]
) -> None:
    message = world.message(amina, room, "Mahindi")
    assert len(sent) == 1
    assert {**sent[0], "html": ""} == {
        "topic": room.topic,
        "n": 1,
        "kind": "message.posted",
        "by": amina.pk,
        "html": "",
    }
    assert f'id="m{message.pk}"' in sent[0]["html"]


@pytest.mark.django_db(transaction=True)
def test_the_drawing_does_not_know_who_reads_or_in_which_language(
    room: Room, amina: Member, sent: list[dict[str, Any]]
) -> None:
    world.message(amina, room)
    event = Event.objects.get(topic=room.topic)
    sent.clear()
    for language, zone in (("en", "UTC"), ("sw", "Asia/Tokyo")):
        with translation.override(language), timezone.override(zone):
            publish.events([event])
    assert sent[0] == sent[1]


@pytest.mark.django_db(transaction=True)
def test_an_act_stands_though_its_event_cannot_be_drawn(
    hostile_stream: None, room: Room, amina: Member, caplog: pytest.LogCaptureFixture
) -> None:
    world.message(amina, room)
    assert Message.objects.count() == 1
    assert "cannot be drawn" in caplog.text, "but the operator hears of it"


@pytest.mark.django_db(transaction=True)
@override_settings(CHANNEL_LAYERS=AWAY)
def test_an_act_stands_though_redis_is_away(
    room: Room, amina: Member, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "PATIENCE", 0.1)
    world.message(amina, room)
    assert Message.objects.count() == 1
    assert "not told to" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_a_hung_redis_costs_one_wait_however_many_are_told(
    bakari: Member, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[str] = []

    class Hung:
        async def group_send(self, topic: str, message: dict[str, Any]) -> None:
            asked.append(topic)
            await asyncio.Event().wait()

    layer = Hung()
    monkeypatch.setattr(publish, "PATIENCE", 0.05)
    monkeypatch.setattr(publish, "get_channel_layer", lambda: layer)
    people = [world.member(f"Trader {number}") for number in range(5)]
    for _ in range(2):
        with transaction.atomic():
            tell(people, "group.answer", text="Habari", url="/", by=bakari)
    assert len(asked) == 1, "nobody else waits while it rests"
    assert Notice.objects.count() == 10
    assert "and 4 more: no answer in time" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_when_it_has_rested_it_is_asked_again(
    bakari: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []

    class Slow:
        async def group_send(self, topic: str, message: dict[str, Any]) -> None:
            heard.append(topic)
            if len(heard) == 1:
                await asyncio.Event().wait()

    layer = Slow()
    monkeypatch.setattr(publish, "PATIENCE", 0.05)
    monkeypatch.setattr(publish, "REST", 0.0)
    monkeypatch.setattr(publish, "get_channel_layer", lambda: layer)
    for topic in ("member.1", "member.2"):
        publish.tell([(topic, {"type": "prove"})])
    assert heard == ["member.1", "member.2"]


async def test_within_a_server_nobody_waits_for_the_telling(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told, go = asyncio.Event(), asyncio.Event()

    class Slow:
        async def group_send(self, topic: str, message: dict[str, Any]) -> None:
            await go.wait()
            told.set()

    layer = Slow()
    monkeypatch.setattr(publish, "get_channel_layer", lambda: layer)
    mark = pages.serving.set(asyncio.get_running_loop())
    await asyncio.to_thread(publish.tell, [("member.1", {"type": "prove"})])
    pages.serving.reset(mark)
    assert not told.is_set()
    go.set()
    await asyncio.wait_for(told.wait(), 5)
