"""A quote moves the other's board, through a killed server too, and without script."""

import pytest
from playwright.sync_api import Page, expect

from community.members.models import Member
from groups.models import Group
from pricing.models import Quote
from tests import world
from tests.browser.conftest import Enter
from tests.browser.site import Site

AFTER_A_CUT = 45_000


@pytest.fixture
def seen(amina: Member) -> Quote:
    """A first price, so that a line stands on the board."""
    return world.quote(amina, "65", kind="wholesale")


def at_board(page: Page, group: Group) -> Page:
    page.goto(f"/groups/{group.slug}/board/")
    expect(page.locator("tbody tr").first).to_be_visible()
    return page


def report(page: Page, group: Group, price: str, unit: str = "kg") -> None:
    page.goto(f"/groups/{group.slug}/board/new/")
    page.get_by_label("What", exact=True).select_option(label="Maize")
    page.get_by_label("Price paid").fill(price)
    page.get_by_label("For how many").fill("1")
    page.get_by_label("Unit").fill(unit)
    page.get_by_role("main").get_by_role("button", name="Report").click()


def middle(page: Page) -> str:
    return page.locator("tbody .mid").first.inner_text()


def test_a_quote_moves_the_board_of_the_other(
    enter: Enter, group: Group, amina: Member, bakari: Member, seen: Quote
) -> None:
    hers, his = at_board(enter(amina), group), enter(bakari)
    report(his, group, "7,200/=", "bag 90 kg")
    expect(his.get_by_text("KES 7,200 for 1 bag of 90 kg = 80.00 per kg")).to_be_visible()
    expect(hers.locator("tbody .mid")).to_have_text("72.50")
    assert middle(at_board(enter(amina), group)) == middle(hers)


def test_quotes_around_a_killed_server_end_on_both_boards(
    enter: Enter, site: Site, group: Group, amina: Member, bakari: Member, seen: Quote
) -> None:
    hers, his = at_board(enter(amina), group), at_board(enter(bakari), group)
    site.kill()
    world.quote(bakari, "75", kind="wholesale")
    site.start()
    for page in (hers, his):
        expect(page.locator("tbody .mid")).to_have_text("70", timeout=AFTER_A_CUT)


def test_a_price_taken_back_leaves_the_other_board(
    enter: Enter, group: Group, amina: Member, bakari: Member, seen: Quote
) -> None:
    his, hers = at_board(enter(bakari), group), enter(amina)
    hers.goto("/prices/maize/wakulima/")
    hers.get_by_role("button", name="Take back").click()
    expect(hers.get_by_text("Taken back: it counts no more.")).to_be_visible()
    hers.goto("/prices/maize/wakulima/")
    expect(hers.get_by_text("No price of this here yet")).to_be_visible()
    expect(his.locator("tbody tr")).to_be_hidden()


def test_without_script_a_price_is_reported_and_corrected(
    enter: Enter, group: Group, amina: Member, seen: Quote
) -> None:
    page = enter(amina, java_script_enabled=False)
    report(page, group, "5.800")
    expect(page.get_by_text("Is it 5,800 or 5.80?")).to_be_visible()
    expect(page.get_by_label("Price paid")).to_have_value("5.800")
    page.get_by_label("Price paid").fill("5,800")
    page.get_by_label("Unit").fill("bag 90 kg")
    page.get_by_role("main").get_by_role("button", name="Report").click()
    expect(page.get_by_text("KES 5,800 for 1 bag of 90 kg = 64.44 per kg")).to_be_visible()


def test_nothing_is_wider_than_a_small_phone(
    enter: Enter, group: Group, amina: Member, seen: Quote
) -> None:
    page = enter(amina)
    for path in (f"/groups/{group.slug}/board/", "/prices/maize/", "/prices/maize/wakulima/"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
