"""A socket under whatever frames: each is answered or passed over, and the log stays silent."""

import json
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.live.frames import LONGEST
from community.members.models import Member
from groups.models import Room
from tests import world
from tests.live.conftest import Reader, program

pytestmark = pytest.mark.django_db(transaction=True)

ANSWERS = {"error", "watching", "reset", "left", "sign", "n"}
ERRORS = {"bad-frame", "not-found", "too-many"}

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
topics = st.text(max_size=120) | st.sampled_from(
    ["ROOM", "room.0", "room.01", "room.-1", "room.1e3", f"room.{10**15}", "rights", "member.1"]
)
afters = st.none() | st.integers() | st.floats() | st.booleans()
said = (
    st.fixed_dictionaries({"watch": topics}, optional={"after": afters})
    | st.fixed_dictionaries({"leave": topics})
    | st.fixed_dictionaries({"sign": st.text() | st.just("typing"), "topic": topics})
    | st.dictionaries(st.sampled_from(["watch", "leave", "sign", "topic", "beat"]), anything)
)
frames = (
    said.map(lambda words: {"text": json.dumps(words)})
    | st.text().map(lambda text: {"text": text})
    | st.binary().map(lambda some: {"bytes": some})
    | st.just({"text": " " * (LONGEST + 1)})
    | st.just({"text": '{"watch":"\\ud800"}'})
    | st.just({"text": "[" * 9_000})
)
strange = settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@strange
@given(some=st.lists(frames, max_size=12))
async def test_every_frame_is_answered_or_passed_over_and_none_disturbs_the_log(
    some: list[dict[str, Any]], amina: Member, room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.clear()
    communicator = await database_sync_to_async(program)(amina)
    await communicator.connect()
    try:
        for frame in some:
            text = frame.get("text")
            frame = frame if text is None else {"text": text.replace("ROOM", room.topic)}
            await communicator.send_input({"type": "websocket.receive", **frame})
        await all_answered(communicator)
    finally:
        await communicator.disconnect()
    assert not caplog.records


async def all_answered(communicator: WebsocketCommunicator) -> None:
    """Past all that is said to it, up to the answer to a last word of ours."""
    reader = Reader(communicator)
    await reader.say(leave="room.9")
    while (heard := await reader.hears()) != {"left": "room.9"}:
        assert heard.keys() & ANSWERS, heard
        assert heard.get("error", "bad-frame") in ERRORS


async def test_a_watcher_hears_on_through_all_of_it(
    amina: Member, bakari: Member, room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    communicator = await database_sync_to_async(program)(amina)
    await communicator.connect()
    reader = Reader(communicator)
    await reader.watch(room.topic)
    for raw in ('{"watch":"\\ud800"}', "[" * 9_000, '{"watch":"' + "x" * 16_000 + '"}', "\x00"):
        await reader.raw(text=raw)
        assert (await reader.hears())["error"] in ERRORS
    await database_sync_to_async(world.message)(bakari, room)
    assert (await reader.hears())["n"] == 1
    await communicator.disconnect()
    assert not caplog.records
