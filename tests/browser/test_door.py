"""The way in on a small phone, without a line of script."""

from playwright.sync_api import Page, expect

from community.members.models import Member
from community.sectors import vocabulary
from tests.browser.conftest import Enter
from tests.members.door import code_for, wrong

NEW = "+254722000111"


def fill_in(page: Page, label: str, words: str, button: str) -> None:
    page.get_by_label(label).fill(words)
    page.get_by_role("main").get_by_role("button", name=button).click()


def test_a_trader_joins_with_nothing_but_a_number(enter: Enter) -> None:
    vocabulary.load()
    page = enter(language="en", java_script_enabled=False)
    page.goto("/notices/")
    fill_in(page, "Your phone number", "020 222 2222", "Send me a code")
    expect(page.get_by_text("This is a landline")).to_be_visible()
    fill_in(page, "Your phone number", "0722 000 111", "Send me a code")
    fill_in(page, "The 6 digits", wrong(code_for(NEW)), "Sign in")
    expect(page.get_by_text("4 more tries")).to_be_visible()
    fill_in(page, "The 6 digits", code_for(NEW), "Sign in")
    page.get_by_label("Your name").fill("Mama Njeri")
    page.get_by_label("Cereals").check()
    page.get_by_label("Where you trade").select_option("Thika")
    page.get_by_role("button", name="Begin").click()
    expect(page).to_have_url("/notices/")
    assert Member.objects.get(phone=NEW).handle == "mama-njeri"


def test_the_field_is_ready_and_every_target_is_large_enough(enter: Enter) -> None:
    page = enter(language="en")
    page.goto("/in/")
    expect(page.get_by_label("Your phone number")).to_be_focused()
    for target in page.get_by_role("main").locator("input:visible, button").all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
