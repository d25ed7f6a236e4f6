"""Answering and giving a sign with one finger, and what the other browser sees of it."""

from playwright.sync_api import expect

from community.members.models import Member
from groups.models import Group
from tests import world
from tests.browser.conftest import PHONE, Enter
from tests.browser.pages import in_room, say


def test_a_message_is_answered_in_one_tap_and_a_sign_given_and_taken_back(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    asked = world.message(bakari, group, "Nani ana gunia?")
    hers, his = in_room(enter(amina), group), in_room(enter(bakari), group)
    hers.locator(f"#m{asked.pk} a[href*='reply=']").click()
    expect(hers.locator(".answering")).to_contain_text("Nani ana gunia?")
    say(hers, "Ninazo tano")
    expect(his.locator(".quote")).to_have_text("Bakari Nani ana gunia?")
    expect(hers.locator(".answering")).to_be_hidden()
    for expected in (1, 0):
        hers.locator(f"#m{asked.pk} > .meta a").last.click()
        hers.locator(".offer button").first.click()
        expect(his.locator(".given a")).to_have_count(expected)


def test_what_is_being_answered_can_be_dropped(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    world.message(bakari, group, "Nani ana gunia?")
    page = in_room(enter(amina), group)
    page.locator(".msg a[href*='reply=']").click()
    page.locator(".answering a").click()
    expect(page.locator(".answering")).to_be_hidden()
    say(page, "Habari")
    expect(page.locator(".msg")).to_have_count(2)
    expect(page.locator(".quote")).to_have_count(0)


def test_a_line_asks_the_room_and_a_tap_is_a_vote(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    hers, his = in_room(enter(amina), group), in_room(enter(bakari), group)
    say(hers, "/poll Tununue wapi? | Wakulima | Marikiti")
    for choice, counts in ((1, ["0", "1"]), (0, ["1", "0"])):
        his.locator(".ballot a").nth(choice).click()
        for page in (hers, his):
            expect(page.locator(".ballot b")).to_have_text(counts)


def test_a_long_message_that_is_answered_does_not_widen_the_phone(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    asked = world.message(bakari, group, "Nani ana gunia la mahindi makavu ya Kitale? " * 5)
    page = enter(amina)
    page.goto(f"/rooms/{group.rooms.get().pk}/?reply={asked.pk}")
    expect(page.locator(".answering")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
