"""Sockets of the real application, without a server: channels' communicator."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator

from community.asgi import application
from community.members import bearer
from community.members.models import Member

Open = Callable[[Member], Awaitable["Reader"]]


class Reader:
    """A member's open socket: what is said to it, and what it hears."""

    def __init__(self, communicator: WebsocketCommunicator) -> None:
        self.communicator = communicator

    async def say(self, **words: Any) -> None:
        await self.communicator.send_json_to(words)

    async def hears(self) -> dict[str, Any]:
        heard: dict[str, Any] = await self.communicator.receive_json_from(timeout=5)
        return heard

    async def watch(self, topic: str, after: int | None = None) -> dict[str, Any]:
        await self.say(watch=topic, **({} if after is None else {"after": after}))
        return await self.hears()

    async def silent(self) -> bool:
        return bool(await self.communicator.receive_nothing(timeout=0.1))

    async def closes(self) -> int:
        output = await self.communicator.receive_output(timeout=5)
        assert output["type"] == "websocket.close", output
        return int(output["code"])


def knock(**headers: str) -> WebsocketCommunicator:
    packed = [(name.encode(), value.encode()) for name, value in headers.items()]
    return WebsocketCommunicator(application, "/live/", packed)


@pytest.fixture
async def open_socket() -> AsyncIterator[Open]:
    opened: list[WebsocketCommunicator] = []

    async def open_for(member: Member) -> Reader:
        token = await database_sync_to_async(bearer.issue)(member)
        communicator = knock(authorization=f"Bearer {token}")
        connected, _ = await communicator.connect()
        assert connected
        opened.append(communicator)
        return Reader(communicator)

    yield open_for
    for communicator in opened:
        await communicator.disconnect()
