"""What outbox.js promises: words are kept, sent once, and none stands in another's way."""

import pytest
from playwright.sync_api import Page, Route, expect

from community.members.models import Member
from groups.models import Group, Message
from tests import world
from tests.browser.conftest import Enter
from tests.browser.pages import in_room, say, words

NO_STORE = "Object.defineProperty(window, 'indexedDB', { get() { throw new Error('private') } })"
WEEKS_AGO = """words => new Promise(done => {
  const asked = indexedDB.open("sokoni", 1)
  asked.onsuccess = () => {
    const all = asked.result.transaction("outbox", "readwrite")
    const entry = { me: document.body.dataset.me, action: location + "messages/", fields: [] }
    all.objectStore("outbox").put({ ...entry, key: "1", at: Date.now() - 15 * 864e5, text: words })
    all.oncomplete = done
  }
})"""


def answering(page: Page, group: Group, status: int) -> list[str]:
    """Whatever is said in the group's room is answered so, and counted."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=status)

    page.route(f"**/rooms/{group.rooms.get().pk}/messages/", answer)
    return asked


def test_what_is_refused_is_put_back_with_the_reason(
    enter: Enter, group: Group, amina: Member
) -> None:
    page = in_room(enter(amina), group)
    say(page, "   ")
    expect(page.locator(".composer .error")).not_to_be_empty()
    expect(page.locator(".composer textarea")).to_have_value("   ")
    expect(page.locator(".pending")).to_have_count(0)
    say(page, "Mahindi")
    expect(page.locator(".msg")).to_have_count(1)
    expect(page.locator(".composer .error")).to_have_count(0)
    assert Message.objects.count() == 1


def test_without_a_store_in_the_browser_one_can_write_all_the_same(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    hers, his = enter(amina), in_room(enter(bakari), group)
    hers.add_init_script(NO_STORE)
    in_room(hers, group)
    say(hers, "Mahindi")
    expect(his.locator(".msg")).to_have_count(1)
    expect(hers.locator(".pending")).to_have_count(0)


def test_what_is_kept_is_sent_from_the_next_page_and_only_by_its_writer(
    enter: Enter, group: Group, amina: Member
) -> None:
    page = in_room(enter(amina), group)
    page.context.set_offline(True)
    say(page, "Natuma baadaye")
    expect(page.locator(".pending")).to_have_count(1)
    expect(page.locator("#connection")).to_be_visible()
    page.goto("about:blank")
    page.context.set_offline(False)
    in_room(page, group)
    expect(page.locator(".msg.mine")).to_have_count(1)
    expect(page.locator(".pending")).to_have_count(0)
    assert Message.objects.count() == 1


def test_words_that_find_the_server_broken_hold_up_no_other_room(
    enter: Enter, group: Group, amina: Member
) -> None:
    page, other = in_room(enter(amina), group), world.group(amina, "Nakuru Beans")
    asked = answering(page, group, 500)
    say(page, "Mahindi")
    expect(page.locator(".pending:not([data-sent])")).to_have_count(1)
    in_room(page, other)
    say(page, "Maharagwe")
    expect(page.locator(".msg.mine")).to_have_count(1)
    assert len(asked) == 1
    assert [one.text for one in Message.objects.all()] == ["Maharagwe"]


def test_words_of_one_room_keep_their_order_but_for_three_tries_only(
    enter: Enter, group: Group, amina: Member
) -> None:
    page = enter(amina)
    page.clock.install()
    in_room(page, group)
    page.route("**/messages/", broken_for_mahindi)
    with page.expect_response("**/messages/"):
        say(page, "Mahindi")
    say(page, "Maharagwe")
    for _ in range(2):
        expect(page.locator(".pending:not([data-sent])")).to_have_count(2)
        with page.expect_response("**/messages/"):
            page.clock.run_for(60_000)
    expect(words(page)).to_have_text(["Maharagwe"])
    page.unroute_all()
    page.clock.run_for(120_000)
    expect(words(page)).to_have_text(["Maharagwe", "Mahindi"])
    expect(page.locator(".pending")).to_have_count(0)


def broken_for_mahindi(route: Route) -> None:
    if "Mahindi" in (route.request.post_data or ""):
        route.fulfill(status=503)
    else:
        route.continue_()


@pytest.mark.parametrize("status", [403, 404])
def test_words_for_a_door_that_is_shut_are_shown_until_put_away(
    enter: Enter, group: Group, amina: Member, status: int
) -> None:
    page = in_room(enter(amina), group)
    asked = answering(page, group, status)
    say(page, "Mahindi *4300*")
    for _ in range(2):
        expect(page.locator("main > .notice")).to_contain_text("Mahindi *4300*")
        expect(page.locator(".pending")).to_have_count(0)
        page.reload()
    assert len(asked) == 1
    page.get_by_role("button", name="Put away").click()
    page.reload()
    expect(page.locator(".composer")).to_be_visible()
    expect(page.locator("main > .notice")).to_have_count(0)


def test_words_of_two_weeks_ago_are_let_go(enter: Enter, group: Group, amina: Member) -> None:
    page = in_room(enter(amina), group)
    page.evaluate(WEEKS_AGO, "Bei ya zamani")
    asked = answering(page, group, 204)
    in_room(page, group)
    say(page, "Bei ya leo")
    expect(page.locator(".pending[data-sent]")).to_have_count(1)
    assert len(asked) == 1
