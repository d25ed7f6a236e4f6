"""Sending never breaks the act, is the same for every reader, and costs the same for many."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from django.test import override_settings
from django.utils import timezone, translation

from community.live import publish, streams
from community.live.models import Event
from community.live.streams import Stream
from community.members.models import Member
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
        publish, "tell", lambda topic, message: frames.append(json.loads(message["frame"]))
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
            publish.event(event)
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
