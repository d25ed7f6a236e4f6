"""Passing signs: who is typing, who is here. They expire, may be lost, and are never stored."""

import asyncio
import logging

from community.live import publish
from community.live.frames import Sign, dumps
from community.live.sockets import Socket
from community.live.streams import split, streams

log = logging.getLogger(__name__)

# Seconds a sign lives in a page; it is passed on at most twice in that time.
LIVES = {"typing": 6, "here": 60}


class Signs:
    """What one socket may pass on: known signs, of topics it watches, at a walking pace."""

    def __init__(self, socket: Socket) -> None:
        self.socket = socket
        self.next: dict[Sign, float] = {}

    def due(self, sign: Sign) -> bool:
        if sign.topic not in self.socket.topics or sign.word not in LIVES:
            return False
        now = asyncio.get_running_loop().time()
        if not streams()[split(sign.topic)[0]].signs or now < self.next.get(sign, 0):
            return False
        self.next[sign] = now + LIVES[sign.word] / 2
        return True

    async def give(self, sign: Sign) -> None:
        member = self.socket.member
        words = {"sign": sign.word, "topic": sign.topic, "by": member.pk, "name": str(member)}
        payload = dumps({**words, "for": LIVES[sign.word]})
        try:
            await publish.send(sign.topic, {"type": "sign", "frame": payload})
        except Exception as trouble:
            log.info("live: a sign was lost: %s", trouble)
