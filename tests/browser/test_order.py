"""What stewards do to a room, as two other browsers that watch see it."""

from playwright.sync_api import Page, expect

from community.members.models import Member
from groups.actions import paces
from groups.models import Group, Message, Room
from tests import world
from tests.browser.conftest import Enter
from tests.browser.pages import in_room, say


def in_other(page: Page, room: Room) -> Page:
    with page.expect_websocket():
        page.goto(f"/rooms/{room.pk}/")
    return page


def move(page: Page, room: Room, to: Room, *said: Message) -> None:
    page.goto(f"/rooms/{room.pk}/moves/?from={said[0].pk}")
    for one in said:
        page.locator(f"input[value='{one.pk}']").check()
    page.get_by_label("To which room?").select_option(str(to.pk))
    page.get_by_label("Why? Those who wrote them are told.").fill("Lorries")
    page.get_by_role("button", name="Move").click()
    page.wait_for_url(f"**/rooms/{to.pk}/")


def texts(page: Page, *expected: str) -> None:
    expect(page.locator(".msg .text")).to_have_text(list(expected))


def test_what_is_moved_leaves_one_page_and_goes_to_its_place_on_the_other(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    room = group.rooms.get()
    other, lines = world.room(bakari, group), {}
    for number, place in enumerate((room, other, room, other, room)):
        lines[number] = world.message(amina, place, f"neno {number}")
    here, there = in_other(enter(amina), room), in_other(enter(amina), other)
    texts(here, "neno 0", "neno 2", "neno 4")
    move(enter(bakari), room, other, lines[0], lines[2])
    texts(here, "neno 4")
    texts(there, "neno 0", "neno 1", "neno 2", "neno 3")
    expect(there.locator(".day:not(.new)")).to_have_count(1)
    say(there, "neno 5")
    texts(there, "neno 0", "neno 1", "neno 2", "neno 3", "neno 5")


def test_what_belongs_to_an_earlier_page_is_not_put_into_this_one(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    room, other = group.rooms.get(), world.room(bakari, group)
    early = world.message(amina, room, "mapema")
    for number in range(52):
        world.said(amina, other, f"neno {number}")
    late = world.message(amina, room, "sasa")
    there = in_other(enter(amina), other)
    move(enter(bakari), room, other, early, late)
    expect(there.locator(".msg").last).to_contain_text("sasa")
    expect(there.locator(".msg .text", has_text="mapema")).to_have_count(0)


def test_in_a_slowed_room_the_sentence_stands_with_the_words_that_wait(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    paces.slow(bakari, group.rooms.get(), 5, "Calm")
    page = in_room(enter(amina), group)
    say(page, "Moja")
    expect(page.locator(".msg")).to_have_count(1)
    say(page, "Mbili")
    waiting = page.locator(".pending")
    expect(waiting).to_contain_text("You can write again at")
    expect(waiting).to_contain_text("Mbili")
    page.reload()
    expect(waiting).to_contain_text("You can write again at")
    assert Message.objects.count() == 1


def test_a_pin_and_a_summary_come_and_go_while_one_looks(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    room = group.rooms.get()
    said = world.message(bakari, room, "Soko linafunguliwa saa kumi." * 5)
    page, his = in_room(enter(amina), group), enter(bakari)
    his.goto(f"/messages/{said.pk}/")
    his.get_by_role("button", name="Pin it at the head of the room").click()
    expect(page.locator(".pins summary")).to_contain_text("Soko linafunguliwa")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator(".composer textarea").fill("Nilikuwa nasema")
    his.goto(f"/rooms/{room.pk}/order/")
    his.get_by_text("Close it with a summary").click()
    his.get_by_label("What came of it").fill("Tunanunua Wakulima.")
    his.get_by_role("button", name="Close the room").click()
    expect(page.locator(".end")).to_contain_text("Tunanunua Wakulima.")
    expect(page.locator(".composer")).to_be_hidden()
    his.goto(f"/rooms/{room.pk}/order/")
    his.get_by_role("button", name="Open it again").click()
    expect(page.locator(".closed")).to_have_count(0)
    expect(page.locator(".composer textarea")).to_have_value("Nilikuwa nasema")
