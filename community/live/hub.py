"""One subscription per process and topic, and a local set of sockets for each."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Any

from channels.layers import get_channel_layer

from community.live.company import Company
from community.live.crowd import Crowd
from community.live.frames import pack
from community.live.replay import Catchup, Ended
from community.live.sockets import Socket

log = logging.getLogger(__name__)
PATIENCE, REST = 2.0, 2.5


class Hub:
    """Joins and leaves topics for the sockets of one process, and hands out what arrives.

    One layer channel serves all topics of the process; every topic is a group it joins while
    anybody here watches. `prove` is called with each socket that has to prove its right again,
    `past` with a topic and a number for what Redis lost, `ended` for whose rights have ended.

    `ends` of those who lost a right have been settled here: nobody is shown an event that more
    ends came before, until those who lost them have proven themselves anew.
    """

    def __init__(
        self,
        prove: Callable[[Socket], Coroutine[Any, Any, None]],
        past: Callable[[str, int], Awaitable[Catchup]],
        ended: Callable[[int], Awaitable[Ended]],
    ) -> None:
        self.prove, self.past, self.ended = prove, past, ended
        self.layer = get_channel_layer()
        self.sockets: set[Socket] = set()
        self.crowds: dict[str, Crowd] = {}
        self.company = Company(self.pass_on)
        self.joined: set[str] = set()
        self.turn, self.proving = asyncio.Lock(), asyncio.Lock()
        self.ends: int | None = None
        self.tasks: set[asyncio.Task[None]] = set()
        self.channel, self.tried = "", float("-inf")

    async def enter(self, socket: Socket) -> None:
        """Open for what concerns its member: cuts, and the order to prove itself again."""
        self.sockets.add(socket)
        topic = f"member.{socket.member.pk}"
        self.crowd(topic).present.add(socket)
        await self.settle(topic)

    async def exit(self, socket: Socket) -> None:
        self.sockets.discard(socket)
        own = f"member.{socket.member.pk}"
        self.crowd(own).present.discard(socket)
        for topic in {*socket.topics, own}:
            await self.leave(socket, topic)

    async def join(self, socket: Socket, topic: str) -> None:
        """From now on nothing of the topic is missed; it is held until release()."""
        socket.joining.add(topic)
        self.crowd(topic).hold(socket)
        await self.settle(topic)

    def holds(self, socket: Socket, topic: str) -> bool:
        """Still joining: no cut came while its past was read."""
        return topic in self.crowds and socket in self.crowds[topic].joining

    async def newest(self, read: Callable[[], Awaitable[Catchup | None]]) -> Catchup | None:
        """Reads again where rights have ended since: with them, maybe, the right to it."""
        past = await read()
        while past is not None and past.ends < (known := self.ends or 0):
            past = await read()
            if past is not None and past.ends < known:
                self.ends = past.ends  # an older database was put in the place of this one
        if past is not None and self.ends is None:
            self.ends = past.ends
        return past

    def release(self, socket: Socket, topic: str, head: int) -> None:
        socket.joining.discard(topic)
        socket.topics.add(topic)
        self.crowd(topic).release(socket, head)

    async def leave(self, socket: Socket, topic: str) -> None:
        socket.topics.discard(topic)
        socket.joining.discard(topic)
        self.company.go(socket, topic)
        self.crowd(topic).drop(socket)
        await self.settle(topic)

    def crowd(self, topic: str) -> Crowd:
        if topic not in self.crowds:
            self.crowds[topic] = Crowd(partial(self.past, topic))
        return self.crowds[topic]

    async def settle(self, topic: str) -> None:
        """Makes the layer agree with the crowd. While Redis is sick the sockets live by their
        beats, and it is tried again now and then: nobody who comes has to wait for it."""
        async with self.turn:
            if not self.crowd(topic):
                del self.crowds[topic]
            if asyncio.get_running_loop().time() < self.tried + REST:
                return
            try:
                await asyncio.wait_for(self.agree(topic), PATIENCE)
            except Exception as trouble:
                self.tried = asyncio.get_running_loop().time()
                log.warning("live: no subscription to %s: %s", topic, trouble)
                self.spawn(self.try_again())

    async def try_again(self) -> None:
        await asyncio.sleep(REST)
        self.tried = float("-inf")
        await self.resettle()

    async def resettle(self) -> None:
        for topic in {*self.crowds} ^ self.joined:
            await self.settle(topic)

    async def agree(self, topic: str) -> None:
        if topic in self.crowds and topic not in self.joined:
            await self.layer.group_add(topic, await self.listening())
            self.joined.add(topic)
        elif topic in self.joined and topic not in self.crowds:
            self.joined.discard(topic)
            await self.layer.group_discard(topic, self.channel)

    async def listening(self) -> str:
        if not self.channel:
            self.channel = await self.layer.new_channel("live")
            self.spawn(self.listen())
        return self.channel

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def listen(self) -> None:
        """Empties the layer's queue at once, so that the layer never has to drop."""
        while True:
            message = await self.layer.receive(self.channel)
            crowd = self.crowds.get(message.get("topic"))
            if crowd is not None:
                self.hand_out(crowd, message)

    def hand_out(self, crowd: Crowd, message: dict[str, Any]) -> None:
        """What another version of the house says during a deploy is passed over."""
        match message:
            case {"type": "event", "n": int(number), "frame": bytes(frame), **about}:
                ends = about.get("ends", 0)
                if self.ends is not None and ends <= self.ends:
                    crowd.put(number, pack(frame))
                else:
                    self.spawn(self.put(crowd, number, pack(frame), ends))
            case {"type": "sign", "frame": bytes(frame)}:
                crowd.pass_on(pack(frame))
            case {"type": "here", "topic": str(topic), "from": str(process), "members": [*members]}:
                self.company.heard(topic, process, members)
            case {"type": "cut", "cut": str(topic)}:
                for socket in [*crowd.present]:
                    self.spawn(self.cut(socket, topic))
            case {"type": "prove"}:
                for socket in [*crowd.present]:
                    self.spawn(self.prove(socket))

    def pass_on(self, topic: str, frame: bytes) -> None:
        if topic in self.crowds:
            self.crowds[topic].pass_on(frame)

    async def put(self, crowd: Crowd, number: int, frame: bytes, ends: int) -> None:
        try:
            await self.believe(ends)
        except Exception as trouble:  # the beat shows what is missing
            log.warning("live: rights cannot be settled: %s", trouble)
        else:
            crowd.put(number, frame)

    async def believe(self, ends: int) -> None:
        """Settles so many ends of rights before anything is shown that came after them."""
        async with self.proving:
            if self.ends is None:
                self.ends = ends
            if self.ends < ends:
                ended = await self.ended(self.ends)
                losers = [one for one in self.sockets if lost_some(one, ended)]
                await asyncio.gather(*map(self.prove, losers))
                self.ends = max(ends, ended.head)

    async def cut(self, socket: Socket, topic: str) -> None:
        """The right to watch has ended; no frame of the topic follows this one."""
        if topic in socket.topics or self.holds(socket, topic):
            self.crowd(topic).drop(socket)
            socket.say(cut=topic)
            await self.leave(socket, topic)


def lost_some(socket: Socket, ended: Ended) -> bool:
    return ended.members is None or socket.member.pk in ended.members
