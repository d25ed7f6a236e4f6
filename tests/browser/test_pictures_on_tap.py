"""A picture costs nothing until its reader taps it, and says before what it will cost."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Response, expect

from community.front.seeding import drawing
from community.members.actions import profiles
from community.members.models import Member
from community.pictures.models import Picture
from groups import tasks
from groups.models import Group, Message
from tests.browser.conftest import Enter
from tests.browser.site import Site


@pytest.fixture
def shelf(site: Site, settings: Any) -> Path:
    """Where the site keeps its files, so that the job of this process finds them."""
    media = site.log.parent / "media"
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = settings.STORAGES | {"default": files | {"OPTIONS": {"location": media}}}
    return media


@pytest.fixture
def shown(shelf: Path, enter: Enter, group: Group, amina: Member, tmp_path: Path) -> str:
    """Amina sends a photo from her phone; the address of its room."""
    photo, page = tmp_path / "IMG_2041.jpg", enter(amina)
    photo.write_bytes(drawing.meter("13.2 %"))
    room = f"/rooms/{group.rooms.get().pk}/"
    page.goto(f"{room}pictures/")
    page.locator("[name=text]").fill("Shangi, gunia la Nakuru")
    page.locator("input[type=file]").set_input_files(photo)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("picture on its way")).to_be_visible()
    tasks.make_ready(Message.objects.get().pk)
    return room


def fetched(page: Page) -> list[Response]:
    """The pictures that came over the wire."""
    came: list[Response] = []
    page.on("response", lambda one: came.append(one) if "/picture/" in one.url else None)
    return came


def picture() -> Picture:
    shown = Message.objects.get().picture
    assert shown is not None
    return shown


def test_a_tap_loads_the_small_one_and_the_large_only_when_asked_for(
    enter: Enter, shown: str, bakari: Member
) -> None:
    page, made = enter(bakari), picture()
    came = fetched(page)
    page.goto(shown)
    link, large = page.locator("a.picture"), page.locator("a.larger")
    expect(link).to_have_text(f"Picture {made.kilobytes} KB", use_inner_text=True)
    expect(large).to_be_hidden()
    assert came == [], "no picture loads by itself"
    link.click()
    expect(link.locator("img")).to_be_visible()
    assert page.url.endswith(shown), "in its place"
    expect(large).to_have_text(f"Large {made.large_kilobytes} KB", use_inner_text=True)
    [small] = came
    assert len(small.body()) == made.small_bytes
    room = link.locator("img").evaluate("one => [one.naturalWidth, one.naturalHeight]")
    assert room == [made.width, made.height], "room was kept for it: nothing jumps"
    large.click()
    page.wait_for_url("**/picture/large/")
    assert [len(one.body()) for one in came[1:]] == [made.large_bytes]


def test_in_low_data_the_words_and_the_size_stay_a_link(
    enter: Enter, shown: str, bakari: Member
) -> None:
    profiles.spare(bakari, low_data=True)
    page = enter(bakari)
    came = fetched(page)
    page.goto(shown)
    said = f"Picture {picture().kilobytes} KB"
    expect(page.locator("a.picture")).to_have_text(said, use_inner_text=True)
    assert came == []
    page.locator("a.picture").click()
    page.wait_for_url("**/picture/small/")
    assert len(came) == 1
