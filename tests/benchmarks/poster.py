"""Members who post through the front door: session, CSRF, form, as live.js sends them."""

import http.client
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from urllib.parse import urlencode
from uuid import uuid4

from tests.benchmarks.village import session, traders

AUTHORS = 500
TOKEN = "x" * 32
Words = Callable[[], str]


class Posters:
    """A keep-alive connection each; authors take turns, so that none meets the limiter."""

    def __init__(self, port: int, path: str, authors: Iterator[str]) -> None:
        self.port, self.path, self.authors = port, path, authors

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def post(self, line: http.client.HTTPConnection, text: str) -> None:
        body = urlencode({"key": str(uuid4()), "text": text, "csrfmiddlewaretoken": TOKEN})
        line.request("POST", self.path, body, self.headers())
        answer = line.getresponse()
        answer.read()
        if answer.status != 204:
            raise RuntimeError(f"{self.path} answered {answer.status}")

    def headers(self) -> dict[str, str]:
        return {
            "Cookie": f"sessionid={next(self.authors)}; csrftoken={TOKEN}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"http://127.0.0.1:{self.port}",
            "X-CSRFToken": TOKEN,
            "X-Sokoni": "live",
        }

    def steadily(self, count: int, each: float) -> None:
        """One every `each` seconds, marked for the audience with the moment it was sent."""
        line, start = self.connect(), time.monotonic()
        for number in range(count):
            time.sleep(max(0, start + number * each - time.monotonic()))
            self.post(line, marked(number))
        line.close()

    def flat_out(self, connections: int, seconds: float) -> int:
        """How many are answered in that time when each connection posts again at once."""
        until = time.monotonic() + seconds
        with ThreadPoolExecutor(connections) as pool:
            return sum(pool.map(lambda _: self.until(until), range(connections)))

    def until(self, end: float) -> int:
        line, done = self.connect(), 0
        while time.monotonic() < end:
            self.post(line, f"Mahindi imefika Nyamakima, gunia mia moja. {uuid4()}")
            done += 1
        line.close()
        return done


def marked(number: int) -> str:
    return f"BM:{number:08}:{time.monotonic_ns():016x}; mahindi imefika Nyamakima leo asubuhi"


def authors() -> Iterator[str]:
    """Sessions of many members, one after another without end."""
    return cycle([session(member) for member in traders(AUTHORS)])
