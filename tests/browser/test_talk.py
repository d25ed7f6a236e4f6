"""What issue 2 asks to be shown: two browsers, one room, and a server that dies between posts."""

import time

from playwright.sync_api import Page, expect

from community.live.models import Topic
from community.live.replay import LIMIT
from community.members.models import Member
from groups.models import Group, Message
from tests import world
from tests.browser.conftest import Enter
from tests.browser.pages import in_room, say, words
from tests.browser.site import Site

AFTER_A_CUT = 45_000
LOOK_AGAIN = "dispatchEvent(new Event('online'))"


def test_a_message_is_in_the_other_browser_within_a_second(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    hers, his = in_room(enter(amina), group), in_room(enter(bakari), group)
    took = [seconds_until_read(hers, his, f"Lori namba {turn} imefika") for turn in range(3)]
    assert sorted(took)[1] < 1, took
    expect(hers.locator(".msg.mine")).to_have_count(3)
    expect(his.locator(".msg.mine")).to_have_count(0)


def seconds_until_read(writer: Page, reader: Page, text: str) -> float:
    start = time.monotonic()
    say(writer, text)
    expect(reader.get_by_text(text)).to_be_visible()
    return time.monotonic() - start


def test_posts_around_a_killed_server_end_complete_and_in_order_on_both_pages(
    enter: Enter, site: Site, group: Group, amina: Member, bakari: Member
) -> None:
    hers, his = in_room(enter(amina), group), in_room(enter(bakari), group)
    say(hers, "one")
    expect(his.get_by_text("one")).to_be_visible()
    site.kill()
    say(his, "two")
    expect(his.locator(".pending")).to_be_visible()
    site.start()
    expect(hers.get_by_text("two")).to_be_visible(timeout=AFTER_A_CUT)
    say(hers, "three")
    for page in (hers, his):
        expect(words(page)).to_have_text(["one", "two", "three"], timeout=AFTER_A_CUT)
    assert [m.text for m in Message.objects.order_by("pk")] == ["one", "two", "three"]


def test_what_is_written_offline_is_kept_and_sent_once(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    hers, his = in_room(enter(amina), group), in_room(enter(bakari), group)
    hers.context.set_offline(True)
    say(hers, "Natuma nikiwa nje ya mtandao")
    expect(hers.locator(".pending")).to_contain_text("Natuma")
    hers.context.set_offline(False)
    expect(his.get_by_text("Natuma")).to_be_visible(timeout=AFTER_A_CUT)
    expect(hers.locator(".pending")).to_have_count(0)
    for page in (hers, his):
        expect(words(page)).to_have_text(["Natuma nikiwa nje ya mtandao"])
    assert Message.objects.count() == 1


def test_words_refused_come_back_beside_those_written_meanwhile(
    enter: Enter, group: Group, amina: Member
) -> None:
    page, crowd = in_room(enter(amina), group), " ".join(f"@trader{n}" for n in range(11))
    page.context.set_offline(True)
    say(page, crowd)
    page.locator(".composer textarea").fill("Mahindi imefika")
    page.context.set_offline(False)
    expect(page.locator(".composer .error")).to_be_visible(timeout=AFTER_A_CUT)
    expect(page.locator(".composer textarea")).to_have_value(f"{crowd}\nMahindi imefika")
    expect(page.locator(".pending")).to_have_count(0)


def test_a_page_that_could_not_start_again_tries_once_more(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    page, room = in_room(enter(amina), group), group.rooms.get()
    world.said(bakari, room, "Mengi yamesemwa")
    Topic.objects.update_or_create(name=room.topic, defaults={"head": LIMIT + 1})
    page.route(f"**/rooms/{room.pk}/", lambda route: route.abort(), times=1)
    with page.expect_event("requestfailed"):
        page.evaluate(LOOK_AGAIN)
    page.evaluate(LOOK_AGAIN)
    expect(words(page)).to_have_text(["Mengi yamesemwa"])


def test_without_script_a_message_is_sent_by_the_plain_form(
    enter: Enter, group: Group, amina: Member
) -> None:
    page = enter(amina, java_script_enabled=False)
    page.goto(f"/rooms/{group.rooms.get().pk}/")
    say(page, "Bila JavaScript")
    expect(words(page)).to_have_text(["Bila JavaScript"])
