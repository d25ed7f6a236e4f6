"""What a page costs on a metered line, as Chromium counts it on the wire."""

from tests.browser.conftest import Enter
from tests.browser.market import Market
from tests.browser.pages import Scales

PAGE = 14 * 1024
FIRST_VISIT = 60 * 1024
SHEET = 2 * 1024


def test_room_board_and_question_are_light_and_the_first_visit_too(
    enter: Enter, market: Market
) -> None:
    for path in (market.room, market.board, market.question):
        page = enter(market.amina)
        scales = Scales(page)
        page.goto(path, wait_until="networkidle")
        assert scales.document <= PAGE, (path, scales.bytes)
        assert scales.total <= FIRST_VISIT, (path, scales.bytes)


def test_a_page_seen_again_costs_little_more_than_itself(enter: Enter, market: Market) -> None:
    page = enter(market.amina)
    page.goto(market.board, wait_until="networkidle")
    page.goto(market.room, wait_until="networkidle")
    scales = Scales(page)
    page.goto(market.board, wait_until="networkidle")
    assert scales.total <= scales.document + 512, scales.bytes


def test_an_area_brings_only_its_own_small_sheet(enter: Enter, market: Market) -> None:
    page = enter(market.amina)
    page.goto(market.room, wait_until="networkidle")
    scales = Scales(page)
    page.goto(market.board, wait_until="networkidle")
    assert scales.total <= scales.document + SHEET, scales.bytes
