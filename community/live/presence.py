"""Passing signs: who is typing, who is here. They expire, may be lost, and are never stored."""

import asyncio
import logging

from community.live import publish
from community.live.frames import Sign, dumps
from community.live.sockets import Socket
from community.live.streams import split, streams

log = logging.getLogger(__name__)

# Seconds a sign lives in a page; it is passed on at most twice in that time.
LIVES = {"typing": 6}
WORDS = {"here", "away", *LIVES}


class Signs:
    """What one socket may pass on: known signs, of topics it watches, at a walking pace."""

    def __init__(self, socket: Socket) -> None:
        self.socket = socket
        self.next: dict[Sign, float] = {}

    def error(self, sign: Sign) -> str:
        """What is wrong with it; one too many, or where no signs are given, is passed over."""
        if sign.word not in WORDS:
            return "bad-frame"
        return "" if sign.topic in self.socket.topics else "not-found"

    def due(self, sign: Sign) -> bool:
        if sign.word not in LIVES or not self.may(sign.topic):
            return False
        now = asyncio.get_running_loop().time()
        if now < self.next.get(sign, 0):
            return False
        self.next[sign] = now + LIVES[sign.word] / 2
        return True

    def may(self, topic: str) -> bool:
        """Who spares bytes neither hears signs nor gives any."""
        watched = topic in self.socket.topics and not self.socket.sparing
        return watched and streams()[split(topic)[0]].signs

    async def give(self, sign: Sign) -> None:
        member = self.socket.member
        words = {"sign": sign.word, "topic": sign.topic, "by": member.pk, "name": str(member)}
        payload = dumps({**words, "for": LIVES[sign.word]})
        try:
            await publish.send(sign.topic, {"type": "sign", "frame": payload})
        except Exception as trouble:
            log.info("live: a sign was lost: %s", trouble)
