"""A tiny application on our server: it floods and it dawdles.

`python -m tests.live.tiny PORT [SECONDS TO DRAIN]`: /slow answers once every socket has gone,
/never never; a socket that says "flood" is sent ready frames until it ends; /ended says how many
have.
"""

import asyncio
import sys
from typing import Any

from community.live.frames import pack
from community.machine import server

OPEN: set[Any] = set()
ENDED: list[str] = []
GONE, NEVER = asyncio.Event(), asyncio.Event()
PIECE = pack(b"x" * 60_000)


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    await (page if scope["type"] == "http" else visit)(scope, receive, send)


async def page(scope: dict[str, Any], receive: Any, send: Any) -> None:
    if scope["path"] in ("/slow", "/never"):
        for tell in [*OPEN]:
            await tell({"type": "websocket.send", "text": '{"somebody": "waits"}'})
        await (NEVER if scope["path"] == "/never" else GONE).wait()
    body = str(len(ENDED)).encode()
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body})


async def visit(scope: dict[str, Any], receive: Any, send: Any) -> None:
    write = scope["extensions"]["live.frame"]
    await send({"type": "websocket.accept"})
    OPEN.add(send)
    while (message := await receive())["type"] != "websocket.disconnect":
        if "flood" in message.get("text", ""):
            asyncio.get_running_loop().create_task(flood(write, send))
        elif message["type"] == "websocket.receive":
            write(pack(message["text"].encode()))
    OPEN.discard(send)
    ENDED.append("one")
    if not OPEN:
        GONE.set()


async def flood(write: Any, send: Any) -> None:
    """As the hub does it: it never waits for this reader."""
    while send in OPEN:
        write(PIECE)
        await asyncio.sleep(0)


if __name__ == "__main__":
    server.DRAIN_SECONDS = float(sys.argv[2]) if sys.argv[2:] else server.DRAIN_SECONDS
    server.run(application, port=int(sys.argv[1]), ready=lambda: print("open", flush=True))
