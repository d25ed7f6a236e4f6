"""What the stories do with a page: wait until it is live, weigh it, list the main ones."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Locator, Page

from groups.models import Group

PATIENCE = 10_000
STEP = 50


def live(page: Page, path: str, topic: str) -> Page:
    """The page at this path, once its socket watches the topic."""
    frames: list[str] = []
    page.on("websocket", lambda ws: ws.on("framereceived", lambda one: frames.append(str(one))))
    page.goto(path)
    for _ in range(PATIENCE // STEP):
        if any("watching" in frame and topic in frame for frame in frames):
            return page
        page.wait_for_timeout(STEP)
    raise AssertionError(f"{path} did not watch {topic}: {frames}")


def in_room(page: Page, group: Group) -> Page:
    room = group.rooms.get()
    return live(page, f"/rooms/{room.pk}/", room.topic)


def say(page: Page, words: str) -> None:
    page.locator(".composer textarea").fill(words)
    page.locator(".composer button").click()


def words(page: Page) -> Locator:
    """What was said, as the readers of the page see it, oldest first."""
    return page.locator(".talk .msg .text")


@dataclass
class Scales:
    """Bytes over the wire, headers included, by request, as Chromium counts them."""

    page: Page
    bytes: dict[str, int] = field(default_factory=dict)
    urls: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        wire = self.page.context.new_cdp_session(self.page)
        wire.send("Network.enable")
        wire.on("Network.requestWillBeSent", self.begun)
        wire.on("Network.loadingFinished", self.finished)

    def begun(self, event: dict[str, Any]) -> None:
        self.urls[event["requestId"]] = event["request"]["url"]

    def finished(self, event: dict[str, Any]) -> None:
        self.bytes[self.urls[event["requestId"]]] = round(event["encodedDataLength"])

    @property
    def document(self) -> int:
        return self.bytes[self.page.url]

    @property
    def total(self) -> int:
        return sum(self.bytes.values())
