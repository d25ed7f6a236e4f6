"""The words of the socket: what a browser may say, and how what it hears is packed.

In: JSON text of at most 16 kB. Out: JSON text, packed once per process as a WebSocket frame.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

LONGEST = 16 * 1024
HIGHEST = 2**53
TEXT, SHORT, MIDDLE, LONG = 0x81, 126, 126, 127


class Watch(NamedTuple):
    topic: str
    after: int | None


class Leave(NamedTuple):
    topic: str


class Sign(NamedTuple):
    word: str
    topic: str


def parse(text: str | None) -> Watch | Leave | Sign | None:
    """What the browser asks for; None for anything else, however strange."""
    match loads(text):
        case {"watch": str(topic), "after": int(after), **rest} if not rest and numbered(after):
            return Watch(topic, after)
        case {"watch": str(topic), **rest} if not rest:
            return Watch(topic, None)
        case {"leave": str(topic), **rest} if not rest:
            return Leave(topic)
        case {"sign": str(word), "topic": str(topic), **rest} if not rest:
            return Sign(word, topic)
    return None


def loads(text: str | None) -> Any:
    if text is None or len(text) > LONGEST:
        return None
    try:
        said = json.loads(text)
        dumps(said)  # half of a surrogate pair could not be said back
    except (ValueError, RecursionError):
        return None
    return said


def numbered(after: int) -> bool:
    return 0 <= after < HIGHEST and after is not True and after is not False


def dumps(words: Any) -> bytes:
    return json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()


def pack(payload: bytes) -> bytes:
    """One unmasked WebSocket text frame (RFC 6455, 5.2)."""
    size = len(payload)
    if size < SHORT:
        return bytes((TEXT, size)) + payload
    if size < 2**16:
        return bytes((TEXT, MIDDLE)) + size.to_bytes(2, "big") + payload
    return bytes((TEXT, LONG)) + size.to_bytes(8, "big") + payload


def unpack(frames: bytes) -> Iterator[str]:
    """The texts of frames that pack() made, for a server that takes texts only."""
    at = 0
    while at < len(frames):
        width = {MIDDLE: 2, LONG: 8}.get(frames[at + 1], 0)
        size = int.from_bytes(frames[at + 2 : at + 2 + width], "big") if width else frames[at + 1]
        at += 2 + width
        yield frames[at : at + size].decode()
        at += size
