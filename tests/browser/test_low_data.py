"""What an hour in a room costs on the wire, up and down, with low data and without."""

from dataclasses import dataclass

from playwright.sync_api import Page, WebSocket, expect

from community.members.actions import profiles
from community.members.models import Member
from groups.models import Group
from tests import world
from tests.browser.conftest import Enter
from tests.browser.pages import Scales, in_room, say, words


@dataclass
class Wire:
    """Bytes of the live line's words, up and down, and how many requests beside it."""

    page: Page
    up: int = 0
    down: int = 0
    requests: int = 0

    def __post_init__(self) -> None:
        self.page.on("websocket", self.opened)
        self.page.on("request", self.asked)

    def opened(self, line: WebSocket) -> None:
        line.on("framesent", self.sent)
        line.on("framereceived", self.received)

    def sent(self, frame: str | bytes) -> None:
        self.up += len(frame)

    def received(self, frame: str | bytes) -> None:
        self.down += len(frame)

    def asked(self, _request: object) -> None:
        self.requests += 1


def test_a_live_hour_costs_less_in_low_data_in_both_directions(
    enter: Enter, group: Group, amina: Member, bakari: Member, wanjiru: Member
) -> None:
    """Ten messages, each of them typed: both readers end with the same words."""
    profiles.spare(amina, low_data=True)
    hers, others = enter(amina), enter(wanjiru)
    low, full = Wire(hers), Wire(others)
    for page in (hers, others):
        in_room(page, group)
    before = low.requests, full.requests
    writer = in_room(enter(bakari), group)
    for turn in range(10):
        writer.locator(".composer textarea").press_sequentially("Bei ")
        say(writer, f"Bei ya leo ni {turn}")
    for page in (hers, others):
        expect(words(page)).to_have_count(10)
    asked = low.requests - before[0], full.requests - before[1]
    print(f"low: {low.up} up, {low.down} down; full: {full.up} up, {full.down} down; {asked}")
    assert low.up < full.up
    assert low.down < full.down
    assert asked[0] < asked[1], "how far she has read is told once a minute"
    assert words(hers).all_inner_texts() == words(others).all_inner_texts()


def test_how_many_are_here_and_who_writes_is_shown_and_passes(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    hers = in_room(enter(amina), group)
    expect(hers.locator("[data-here]")).to_have_text("")
    his = in_room(enter(bakari), group)
    expect(his.locator("[data-here]")).to_have_text("2 here now", timeout=15_000)
    expect(hers.locator("[data-here]")).to_have_text("2 here now", timeout=15_000)
    his.locator(".composer textarea").press_sequentially("Ha")
    expect(hers.locator("[data-typing]")).to_contain_text("Bakari")
    expect(his.locator("[data-typing]")).to_have_text("")
    his.close()
    expect(hers.locator("[data-here]")).to_have_text("", timeout=15_000)
    expect(hers.locator("[data-typing]")).to_have_text("", timeout=15_000)


def test_the_room_offers_low_data_in_one_tap_and_weighs_less_in_it(
    enter: Enter, group: Group, amina: Member
) -> None:
    for turn in range(30):
        world.said(amina, group.rooms.get(), f"Bei ya leo ni {turn}")
    page = in_room(enter(amina), group)
    scales = Scales(page)
    page.goto(page.url, wait_until="networkidle")
    full = scales.total
    page.get_by_role("button", name="Use less data").click()
    expect(page.locator("body[data-low]")).to_be_attached()
    again = Scales(page)
    page.goto(page.url, wait_until="networkidle")
    assert again.total < full
    page.get_by_role("button", name="Low data is on").click()
    expect(page.locator("body:not([data-low])")).to_be_attached()
