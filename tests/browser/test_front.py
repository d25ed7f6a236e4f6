from playwright.sync_api import expect

from community.members.models import Member
from tests.browser.conftest import Enter


def test_one_tap_changes_the_language_of_the_page_one_is_on(enter: Enter) -> None:
    page = enter(language="en", java_script_enabled=False)
    page.goto("/about/")
    page.get_by_role("button", name="Kiswahili").click()
    expect(page).to_have_url("/about/")
    expect(page.locator("html")).to_have_attribute("lang", "sw")


def test_a_signed_in_member_has_the_four_ways_under_the_thumb(enter: Enter, chidi: Member) -> None:
    page = enter(chidi)
    page.goto("/")
    box = page.get_by_role("navigation", name="Main").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] == 640
