"""Every main page, on a phone, in both languages: nothing runs over, nobody is shut out."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, Enter
from tests.browser.market import Market

SERIOUS = {"serious", "critical"}


def wide(page: Page) -> list[str]:
    width = page.evaluate("document.documentElement.scrollWidth")
    return [f"{width} pixels wide"] if width > PHONE["width"] else []


def barriers(page: Page) -> list[str]:
    return serious(Axe().run(page).response["violations"])


def pale(page: Page) -> list[str]:
    """What is hard to read in the dark, where nothing but the colours is another."""
    page.emulate_media(color_scheme="dark")
    found = Axe().run(page, options={"runOnly": ["color-contrast"]}).response["violations"]
    page.emulate_media(color_scheme="light")
    return serious(found)


def serious(found: list[dict[str, Any]]) -> list[str]:
    return [
        f"{one['id']}: {node['html'][:120]}"
        for one in found
        if one["impact"] in SERIOUS
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("language", ["en", "sw"])
def test_no_main_page_runs_over_a_phone_or_shuts_anybody_out(
    enter: Enter, market: Market, language: str
) -> None:
    page, found = enter(market.amina, language), {}
    for path in market.pages:
        page.goto(path)
        found[path] = [*wide(page), *barriers(page), *pale(page)]
    assert {path: some for path, some in found.items() if some} == {}


def test_a_visitor_meets_no_barrier_either(enter: Enter, market: Market) -> None:
    page = enter()
    for path in market.open_pages:
        page.goto(path)
        assert [*wide(page), *barriers(page), *pale(page)] == [], path


def test_every_main_page_says_what_it_is_without_script(enter: Enter, market: Market) -> None:
    page = enter(market.amina, java_script_enabled=False)
    for path in market.pages:
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        assert page.locator("main h1").count() == 1, path
        assert page.locator("main").inner_text().strip(), path
