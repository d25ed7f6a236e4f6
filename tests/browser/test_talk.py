"""What issue 2 asks to be shown: two browsers, one room, and a server that dies between posts."""

from playwright.sync_api import expect

from community.members.models import Member
from groups.models import Group, Message
from tests.browser.conftest import Enter
from tests.browser.pages import in_room, said, say
from tests.browser.site import Site

SOON = 1_000
AFTER_A_CUT = 45_000


def test_a_message_is_in_the_other_browser_within_a_second(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    hers, his = in_room(enter(amina), group), in_room(enter(bakari), group)
    say(hers, "Mahindi imefika Nyamakima")
    expect(his.get_by_text("Mahindi imefika Nyamakima")).to_be_visible(timeout=SOON)
    expect(hers.locator(".msg.mine")).to_have_text("Mahindi imefika Nyamakima", timeout=SOON)
    expect(his.locator(".msg.mine")).to_have_count(0)


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
    expect(his.get_by_text("three")).to_be_visible(timeout=AFTER_A_CUT)
    assert said(hers) == said(his) == ["one", "two", "three"]
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
    assert len(said(hers)) == len(said(his)) == Message.objects.count() == 1


def test_without_script_a_message_is_sent_by_the_plain_form(
    enter: Enter, group: Group, amina: Member
) -> None:
    page = enter(amina, java_script_enabled=False)
    page.goto(f"/rooms/{group.rooms.get().pk}/")
    say(page, "Bila JavaScript")
    assert said(page) == ["Bila JavaScript"]
