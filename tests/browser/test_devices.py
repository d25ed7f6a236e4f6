"""A browser told to call its member: the worker is registered, and the site knows where to call."""

from playwright.sync_api import Page, expect

from community.members.models import Member
from community.notices.models import Device
from tests.browser.conftest import Enter

POINT, SECRET = "B" + "A" * 86, "A" * 22
ENDPOINT = "https://fcm.googleapis.com/fcm/send/one"
WORKERS = """
navigator.serviceWorker.getRegistrations().then((all) => all.map((one) => one.active.scriptURL))
"""
# What the messenger of a browser would answer: none is reached from a test.
MESSENGER = f"""
PushManager.prototype.subscribe = async function (asked) {{
  sessionStorage.asked = asked.applicationServerKey
  const keys = {{ p256dh: "{POINT}", auth: "{SECRET}" }}
  return {{ toJSON: () => ({{ endpoint: "{ENDPOINT}", keys }}) }}
}}
Notification.requestPermission = async () => %s
"""


def page_of(enter: Enter, member: Member, allowed: str) -> Page:
    page = enter(member)
    page.add_init_script(MESSENGER % f"'{allowed}'")
    page.goto("/me/notices/")
    return page


def workers(page: Page) -> list[str]:
    found: list[str] = page.evaluate(WORKERS)
    return found


def test_pressing_registers_the_worker_and_tells_the_site(enter: Enter, amina: Member) -> None:
    page = page_of(enter, amina, "granted")
    assert workers(page) == [], "nothing is registered before one asks for it"
    key = page.locator("#push").get_attribute("data-key")
    page.get_by_role("button", name="Tell me on this device").click()
    expect(page.get_by_text("this device", exact=True)).to_be_visible()
    device = Device.objects.get(member=amina)
    assert (device.endpoint, device.p256dh) == (ENDPOINT, POINT)
    assert page.evaluate("sessionStorage.asked") == key
    assert ["bell" in one for one in workers(page)] == [True]
    page.get_by_role("button", name="Tell me here no more").click()
    expect(page.get_by_role("button", name="Tell me here no more")).to_have_count(0)
    assert not Device.objects.exists()


def test_a_browser_that_may_not_call_says_so_and_nothing_is_kept(
    enter: Enter, amina: Member
) -> None:
    page = page_of(enter, amina, "denied")
    page.get_by_role("button", name="Tell me on this device").click()
    expect(page.get_by_role("alert")).to_contain_text("to let nobody call you")
    assert workers(page) == []
    assert not Device.objects.exists()


def test_without_script_or_messenger_nothing_is_offered(enter: Enter, amina: Member) -> None:
    page = enter(amina, java_script_enabled=False)
    page.goto("/me/notices/")
    expect(page.locator("#push")).to_be_hidden()
