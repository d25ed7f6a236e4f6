"""The README's two pictures are of the site as it is: the demo's, on a phone.

They are taken when they are missing; to take them anew, delete them and run this file.
"""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from community.front.seeding import fortnight
from community.members.models import Member
from groups.models import Group
from tests.browser.conftest import Enter
from tests.browser.site import HERE

PICTURES = HERE / "docs" / "pictures"
COLOURS = 96
TALL = {"viewport": {"width": 360, "height": 760}, "device_scale_factor": 2}


@pytest.fixture
def phone(enter: Enter) -> Page:
    """Amina's, over the sown demo."""
    fortnight.sow()
    return enter(Member.objects.get(handle="amina"), **TALL)


def taken(page: Page, name: str) -> Path:
    """Few colours are enough for words, and keep the file small."""
    picture = PICTURES / name
    if not picture.exists():
        shot = Image.open(BytesIO(page.screenshot(animations="disabled")))
        shot.convert("RGB").quantize(COLOURS).save(picture, optimize=True)
    return picture


def test_the_readme_shows_a_room_and_a_board(phone: Page) -> None:
    group = Group.objects.get(slug="nyamakima-cereals")
    phone.goto(f"/rooms/{group.rooms.order_by('pk')[0].pk}/")
    expect(phone.locator(".msg").last).to_contain_text("Mbili za Amina")
    room = taken(phone, "room.png")
    phone.goto(f"/groups/{group.slug}/board/")
    expect(phone.locator("table.board")).to_contain_text("Maize")
    board = taken(phone, "board.png")
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    for picture in (room, board):
        assert picture.stat().st_size < 100_000
        assert f"docs/pictures/{picture.name}" in readme
