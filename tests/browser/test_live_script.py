"""What live.js promises beside the plain sending and hearing of test_talk."""

from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from community.live.models import Topic
from community.members.actions import profiles
from community.members.models import Member
from groups.actions import memberships
from groups.models import Group, Message, Pointer
from tests import world
from tests.browser.conftest import Enter
from tests.browser.pages import in_room, say, words
from tests.browser.site import Site

DESK = {"width": 1280, "height": 800}
AFTER_A_CUT = 45_000
HIDE = """() => {
  Object.defineProperty(document, "hidden", { value: true })
  document.dispatchEvent(new Event("visibilitychange"))
}"""
NO_SOCKETS = "window.WebSocket = class { constructor() { setTimeout(() => this.onclose()) } }"


def many(group: Group, by: Member) -> None:
    for number in range(25):
        world.message(by, group, f"Bei ya leo {number}")


def scroll(page: Page, top: int) -> None:
    page.locator(".room").evaluate(f"room => {{ room.scrollTop = {top} }}")


def test_the_others_see_who_is_typing_until_it_is_said(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    hers, his = in_room(enter(amina), group), in_room(enter(bakari), group)
    hers.locator(".composer textarea").press_sequentially("Ma")
    expect(his.locator("[data-typing]")).to_have_text("Amina is writing…")
    say(hers, "Mahindi")
    expect(his.locator(".msg")).to_have_count(1)
    expect(his.locator("[data-typing]")).to_have_text("")
    expect(hers.locator("[data-typing]")).to_have_text("")


def test_who_reads_further_up_is_not_moved_but_told(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    many(group, bakari)
    hers, his = in_room(enter(amina), group), in_room(enter(bakari), group)
    scroll(hers, -400)
    say(his, "Njoo upesi")
    pill = hers.locator(".pill")
    expect(pill).to_have_text("New messages")
    expect(hers.get_by_text("Njoo upesi")).not_to_be_in_viewport()
    pill.click()
    expect(hers.get_by_text("Njoo upesi")).to_be_in_viewport()
    expect(pill).to_be_hidden()


def test_who_reads_the_newest_keeps_reading_the_newest(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    many(group, bakari)
    hers, his = in_room(enter(amina), group), in_room(enter(bakari), group)
    say(his, "Njoo upesi")
    expect(hers.get_by_text("Njoo upesi")).to_be_in_viewport()
    expect(hers.locator(".pill")).to_have_count(0)


def test_a_keyboard_sends_with_enter_and_breaks_lines_with_shift(
    enter: Enter, group: Group, amina: Member
) -> None:
    page = in_room(enter(amina, viewport=DESK), group)
    field = page.locator(".composer textarea")
    for keys in ("Mahindi", "Shift+Enter", "Maharagwe", "Enter"):
        field.press(keys) if "Enter" in keys else field.press_sequentially(keys)
    expect(page.locator(".msg")).to_have_count(1)
    assert Message.objects.get().text == "Mahindi\nMaharagwe"
    expect(field).to_be_focused()


def test_where_sockets_are_blocked_the_page_asks_every_quarter_of_a_minute(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    hers, his = enter(amina), in_room(enter(bakari), group)
    hers.clock.install()
    hers.add_init_script(NO_SOCKETS)
    hers.goto(f"/rooms/{group.rooms.get().pk}/")
    say(his, "Mahindi")
    expect(his.locator(".msg:not(.pending)")).to_have_count(1)
    hers.clock.run_for(16_000)
    expect(hers.locator(".msg")).to_have_count(1)
    say(hers, "Asante")
    expect(hers.locator(".msg.mine")).to_have_count(1)
    expect(hers.locator(".pending")).to_have_count(0)
    expect(words(hers)).to_have_text(["Mahindi", "Asante"])


def test_too_far_behind_the_talk_is_shown_again_from_now(
    enter: Enter, group: Group, amina: Member
) -> None:
    page = in_room(enter(amina), group)
    page.context.set_offline(True)
    world.message(amina, group, "Wakati huo")
    Topic.objects.filter(name=group.rooms.get().topic).update(head=1_000)
    page.context.set_offline(False)
    expect(page.locator("p.quiet")).to_have_text("Shown again from now", timeout=AFTER_A_CUT)
    expect(words(page)).to_have_text(["Wakati huo"])
    say(page, "Sasa")
    expect(page.locator(".msg")).to_have_count(2)


def test_a_mention_shows_in_the_head_of_the_page(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    hers, his = in_room(enter(amina), group), in_room(enter(bakari), group)
    expect(hers.locator("#unread")).to_have_text("")
    say(his, f"@{amina.handle} bei gani?")
    expect(hers.locator("#unread")).to_have_text("1")
    expect(his.locator("#unread")).to_have_text("")


def test_who_leaves_in_one_tab_is_told_in_the_other(
    enter: Enter, group: Group, amina: Member
) -> None:
    room = in_room(enter(amina), group)
    people = room.context.new_page()
    people.goto(f"/groups/{group.slug}/people/")
    people.get_by_text("Leave the group").click()
    people.get_by_role("button", name="Leave").click()
    expect(room.locator("p.quiet")).to_have_text("You no longer see this live.")


def test_who_is_signed_out_is_told_in_the_talk_and_not_over_the_bell(
    site: Site, enter: Enter, group: Group, amina: Member
) -> None:
    room = in_room(enter(amina), group)
    Session.objects.all().delete()
    site.kill()
    site.start()
    expect(room.locator("main p.quiet")).to_have_count(1, timeout=AFTER_A_CUT)
    expect(room.locator(".top p.quiet")).to_have_count(0)


def test_who_was_put_out_while_away_is_told_when_they_come_back(
    enter: Enter, group: Group, amina: Member
) -> None:
    page = in_room(enter(amina), group)
    page.context.set_offline(True)
    page.evaluate("dispatchEvent(new Event('offline'))")
    memberships.leave(amina, group)
    page.context.set_offline(False)
    gone = page.locator("main p.quiet")
    expect(gone).to_have_text("You no longer see this live.", timeout=AFTER_A_CUT)
    expect(page.locator("[data-live^=room]")).to_have_count(0)


def pointer(member: Member) -> int:
    return Pointer.objects.filter(member=member).values_list("message", flat=True).first() or 0


def test_a_place_that_was_not_taken_is_said_again(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    said, page = world.message(bakari, group), enter(amina)
    page.route("**/pointer/", lambda route: route.fulfill(status=429))
    with page.expect_response("**/pointer/"):
        in_room(page, group)
    assert pointer(amina) == 0
    page.unroute("**/pointer/")
    with page.expect_response("**/pointer/"):
        page.locator(".room").dispatch_event("scroll")
    assert pointer(amina) == said.pk


def test_in_low_data_the_last_place_is_said_on_leaving(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    profiles.spare(amina, low_data=True)
    world.message(bakari, group)
    page = enter(amina)
    with page.expect_response("**/pointer/"):
        in_room(page, group)
    say(in_room(enter(bakari), group), "Njoo upesi")
    expect(words(page)).to_have_count(2)
    newest = Message.objects.latest("pk")
    assert pointer(amina) < newest.pk, "within the minute"
    with page.expect_response("**/pointer/"):
        page.evaluate(HIDE)
    assert pointer(amina) == newest.pk
