"""A real browser against a real server: Debian's Chromium, driven by Playwright."""

import os
import signal
import traceback
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from community.machine.chromium import binary
from community.members.models import Member
from groups.models import Group
from tests.browser.market import Market
from tests.browser.market import market as make_market
from tests.browser.site import Site

LONGEST = 150
PHONE = {"width": 360, "height": 640}
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
]
Enter = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """A browser that hangs fails its test and says where, instead of holding up the run."""
    signal.signal(signal.SIGALRM, hung)
    signal.alarm(LONGEST)
    yield
    signal.alarm(0)


def hung(_signal: int, frame: FrameType | None) -> None:
    pytest.fail(f"hung for {LONGEST} s:\n{''.join(traceback.format_stack(frame))}")


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One browser for all these tests; Playwright's loop lends Django no thread of its own."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=binary(), args=QUIET)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="package")
def server(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("site") / "log")
    yield site
    site.stop()


@pytest.fixture
def site(server: Site, transactional_db: None) -> Iterator[Site]:
    """The site, up over this test's database, which is emptied once the site rests."""
    if server.process is None:
        server.start()
    yield server
    server.rest()


@pytest.fixture
def enter(site: Site, chromium: Browser) -> Iterator[Enter]:
    """A page of a browser of its own, of this member's, or of a visitor."""
    opened: list[BrowserContext] = []

    def one(member: Member | None = None, language: str = "en", **options: Any) -> Page:
        options = {"viewport": PHONE, "timezone_id": "Africa/Nairobi", **options}
        context = chromium.new_context(base_url=site.address, locale=language, **options)
        opened.append(context)
        context.set_default_timeout(10_000)
        context.add_cookies(
            [
                {"name": k, "value": v, "url": site.address}
                for k, v in cookies(member, language).items()
            ]
        )
        return context.new_page()

    yield one
    for context in opened:
        context.close()


def cookies(member: Member | None, language: str) -> dict[str, str]:
    """What the browser of one who signed in holds."""
    jar = {settings.LANGUAGE_COOKIE_NAME: language}
    if member is not None:
        client = Client()
        client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
        jar[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return jar


@pytest.fixture
def market(
    site: Site, amina: Member, bakari: Member, dalia: Member, staff: Member, group: Group
) -> Market:
    return make_market(amina, bakari, dalia, staff, group)
