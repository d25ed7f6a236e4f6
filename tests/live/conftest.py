"""Sockets of the real application, without a server: channels' communicator."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from channels.db import database_sync_to_async
from channels.testing import WebsocketCommunicator
from django.conf import settings
from django.test import Client

from community.asgi import application
from community.members import bearer
from community.members.models import Member
from groups.models import Group, Room

Open = Callable[..., Awaitable["Reader"]]


class Reader:
    """A member's open socket: what is said to it, and what it hears."""

    def __init__(self, communicator: WebsocketCommunicator) -> None:
        self.communicator = communicator

    async def say(self, **words: Any) -> None:
        await self.communicator.send_json_to(words)

    async def raw(self, **message: Any) -> None:
        await self.communicator.send_input({"type": "websocket.receive", **message})

    async def hears(self) -> dict[str, Any]:
        heard: dict[str, Any] = await self.communicator.receive_json_from(timeout=5)
        return heard

    async def watch(self, topic: str, after: int | None = None) -> dict[str, Any]:
        await self.say(watch=topic, **({} if after is None else {"after": after}))
        return await self.hears()

    async def silent(self) -> bool:
        return bool(await self.communicator.receive_nothing(timeout=0.05))

    async def closes(self) -> int:
        """The code of the close; what was on its way before is passed over."""
        while (output := await self.communicator.receive_output(timeout=5))["type"] != (
            "websocket.close"
        ):
            pass
        return int(output["code"])


def knock(**headers: str) -> WebsocketCommunicator:
    packed = [(name.encode(), value.encode()) for name, value in headers.items()]
    return WebsocketCommunicator(application, "/live/", packed)


def cookie(member: Member) -> str:
    """A browser's session, signed in as this member."""
    client = Client()
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def browser(member: Member) -> WebsocketCommunicator:
    return knock(host="testserver", origin="http://testserver", cookie=cookie(member))


def program(member: Member) -> WebsocketCommunicator:
    return knock(authorization=f"Bearer {bearer.issue(member)}")


@pytest.fixture(autouse=True)
def _every_word_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "community")


@pytest.fixture
async def open_socket() -> AsyncIterator[Open]:
    opened: list[WebsocketCommunicator] = []

    async def open_for(
        member: Member, by: Callable[[Member], WebsocketCommunicator] = program
    ) -> Reader:
        communicator = await database_sync_to_async(by)(member)
        connected, _ = await communicator.connect()
        assert connected
        opened.append(communicator)
        return Reader(communicator)

    yield open_for
    for communicator in opened:
        await communicator.disconnect()


@pytest.fixture
def room(group: Group) -> Room:
    return group.rooms.get()
