"""The socket at /live/: one per browser, for all its topics. Nothing lasting comes in here."""

import asyncio
import logging
from functools import partial
from typing import Any

from community.live import access, doors, presence, replay
from community.live.frames import Leave, Sign, Watch, parse
from community.live.pace import Pace
from community.live.rounds import Rounds
from community.live.sockets import AGAIN_LATER, SIGNED_OUT, TOO_MUCH, Receive, Scope, Send, Socket
from community.live.streams import named
from community.live.threads import Threads
from community.members.models import Member

log = logging.getLogger(__name__)
MOST = 50


class Live:
    """The ASGI application of the sockets; one hub for the process (and its event loop)."""

    rounds: Rounds

    def __init__(self) -> None:
        self.threads = Threads()
        self.loop: asyncio.AbstractEventLoop | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        member, code = await self.at_the_door(scope)
        if member is None:
            await send({"type": "websocket.close", "code": code})
            return
        await send({"type": "websocket.accept"})
        await Visit(self.here(), Socket(member, scope, send)).stay(receive)

    async def at_the_door(self, scope: Scope) -> tuple[Member | None, int]:
        try:
            return await self.threads.run(doors.enter, dict(scope["headers"])), SIGNED_OUT
        except Exception as trouble:
            log.warning("live: nobody can be let in: %s", trouble)
            return None, AGAIN_LATER

    def here(self) -> Rounds:
        loop = asyncio.get_running_loop()
        if self.loop is not loop:
            self.loop, self.rounds = loop, Rounds(self.threads)
            self.rounds.start()
        return self.rounds


class Visit:
    """What one socket asks for, answered in its order."""

    def __init__(self, rounds: Rounds, socket: Socket) -> None:
        self.hub, self.threads, self.socket = rounds.hub, rounds.threads, socket
        self.signs, self.pace = presence.Signs(socket), Pace()

    async def stay(self, receive: Receive) -> None:
        try:
            await self.hub.enter(self.socket)
            while (message := await receive())["type"] == "websocket.receive":
                if not self.pace.keeps():
                    await self.socket.close(TOO_MUCH)
                    break
                await self.hear(message)
        except Exception as trouble:
            log.warning("live: a socket ends: %s", trouble)
            await self.socket.close(AGAIN_LATER)
        finally:
            await self.hub.exit(self.socket)

    async def hear(self, message: dict[str, Any]) -> None:
        match parse(message.get("text")):
            case None:
                self.socket.say(error="bad-frame")
            case Watch(topic, after):
                await self.watch(topic, after)
            case Leave(topic):
                await self.hub.leave(self.socket, topic)
                self.socket.say(left=topic)
            case Sign() as sign if error := self.signs.error(sign):
                self.socket.say(error=error, topic=sign.topic)
            case Sign("here", topic) if self.signs.may(topic):
                self.hub.company.come(self.socket, topic)
            case Sign("away", topic):
                self.hub.company.go(self.socket, topic)
            case Sign() as sign if self.signs.due(sign):
                await self.signs.give(sign)

    async def watch(self, topic: str, after: int | None) -> None:
        """Held first and read then, so that nothing falls between the past and the present."""
        if not named(topic):  # the layer, asked for such a name, would seem sick to everyone
            self.socket.say(error="not-found", topic=topic)
            return
        if topic not in self.socket.topics and len(self.socket.topics) >= MOST:
            self.socket.say(error="too-many", topic=topic)
            return
        await self.hub.join(self.socket, topic)
        read = partial(self.threads.run, seen, self.socket.member, topic, after)
        past = await self.hub.newest(read)
        if past is None or not self.hub.holds(self.socket, topic):
            await self.hub.leave(self.socket, topic)
            self.socket.say(error="not-found", topic=topic)
        else:
            self.tell(topic, past)
            self.hub.release(self.socket, topic, past.head)

    def tell(self, topic: str, past: replay.Catchup) -> None:
        word = "watching" if past.frames is not None else "reset"
        self.socket.say(**{word: topic, "head": past.head})
        for frame in past.frames or []:
            self.socket.say(**frame)


def seen(member: Member, topic: str, after: int | None) -> replay.Catchup | None:
    return replay.since(topic, after) if access.may_watch(member, topic) else None
