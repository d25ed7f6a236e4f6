"""Every main page, on a phone, in both languages: nothing runs over, nobody is shut out."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, Enter
from tests.browser.market import Market

SERIOUS = {"serious", "critical"}


def wider_than_the_screen(page: Page) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width - PHONE["width"]


def barriers(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {node['html'][:120]}"
        for one in found
        if one["impact"] in SERIOUS
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("language", ["en", "sw"])
def test_no_main_page_scrolls_sideways_on_a_phone(
    enter: Enter, market: Market, language: str
) -> None:
    page, wide = enter(market.amina, language), {}
    for path in market.pages:
        page.goto(path)
        wide[path] = wider_than_the_screen(page)
    assert {path: over for path, over in wide.items() if over > 0} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "sw"])
def test_no_main_page_shuts_anybody_out(
    enter: Enter, market: Market, language: str, scheme: str
) -> None:
    page, found = enter(market.amina, language, color_scheme=scheme), {}
    for path in market.pages:
        page.goto(path)
        found[path] = barriers(page)
    assert {path: some for path, some in found.items() if some} == {}


def test_a_visitor_meets_no_barrier_either(enter: Enter, market: Market) -> None:
    page = enter()
    for path in market.open_pages:
        page.goto(path)
        assert barriers(page) == []
        assert wider_than_the_screen(page) <= 0


def test_every_main_page_says_what_it_is_without_script(enter: Enter, market: Market) -> None:
    page = enter(market.amina, java_script_enabled=False)
    for path in market.pages:
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        assert page.locator("main h1").count() == 1, path
        assert page.locator("main").inner_text().strip(), path
