"""Another process of the house that publishes: `python -m tests.benchmarks.voice TOPIC NUMBER`.

Each line of its input goes out as the next event of the topic, by the house's own publisher;
`from now on TOPIC NUMBER` goes over to another topic, for an audience that has just come in.
"""

import asyncio
import sys

ELSEWHERE = b"from now on "


def main(topic: str, number: str) -> None:
    import django

    django.setup()
    asyncio.run(speak(topic, int(number)))


async def speak(topic: str, number: int) -> None:
    from community.live.frames import dumps
    from community.live.publish import send

    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(lines), sys.stdin
    )
    while line := await lines.readline():
        if line.startswith(ELSEWHERE):
            topic, told = line.removeprefix(ELSEWHERE).decode().split()
            number = int(told)
            continue
        number += 1
        html = line.decode().rstrip("\n")
        words = {"topic": topic, "n": number, "kind": "message.posted", "by": 1, "html": html}
        await send(topic, {"type": "event", "n": number, "ends": 0, "frame": dumps(words)})


if __name__ == "__main__":
    main(*sys.argv[1:])
