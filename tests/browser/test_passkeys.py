"""A passkey in a real browser: Chromium's own virtual phone makes it, keeps it and uses it."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.utils import timezone
from playwright.sync_api import CDPSession, Page, expect

from community.members.models import Member
from community.sms.models import Text
from tests.browser.conftest import Enter
from tests.browser.site import Site
from tests.browser.test_door import fill_in
from tests.members.door import code_for

A_WHILE = timedelta(minutes=5)
PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Finger:
    """What keeps passkeys in this browser; a finger that is not known opens nothing."""

    def __init__(self, page: Page) -> None:
        self.wire: CDPSession = page.context.new_cdp_session(page)
        self.wire.send("WebAuthn.enable")
        made = self.wire.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})
        self.which = {"authenticatorId": made["authenticatorId"]}

    def kept(self) -> int:
        return len(self.wire.send("WebAuthn.getCredentials", self.which)["credentials"])

    def known(self, *, known: bool) -> None:
        words = {**self.which, "isUserVerified": known}
        self.wire.send("WebAuthn.setUserVerified", words)


def at(site: Site, path: str) -> str:
    """Passkeys are for a name, and an address of numbers has none."""
    return f"http://localhost:{site.port}{path}"


def come(page: Page, site: Site, member: Member) -> None:
    """As far as the code leads."""
    page.goto(at(site, "/in/"))
    fill_in(page, "Your phone number", str(member.phone), "Send me a code")
    fill_in(page, "The 6 digits", code_for(str(member.phone)), "Sign in")


def set_up(page: Page, site: Site) -> None:
    page.goto(at(site, "/me/keys/passkeys/new/"))
    page.get_by_role("button", name="Set it up").click()


def sign_out(page: Page, site: Site) -> None:
    page.goto(at(site, "/out/"))
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page).to_have_url(at(site, "/"))


def test_one_is_set_up_and_signs_in_after_the_code(site: Site, enter: Enter, amina: Member) -> None:
    page = enter()
    finger = Finger(page)
    come(page, site, amina)
    set_up(page, site)
    expect(page).to_have_url(at(site, "/me/keys/codes/"))
    assert finger.kept() == 1
    assert Authenticator.objects.filter(user=amina, type="webauthn").count() == 1

    sign_out(page, site)
    come_again(page, site, amina)
    expect(page.get_by_role("heading", name="And your second key")).to_be_visible()
    page.goto(at(site, "/me/"))
    expect(page.get_by_label("Your phone number")).to_be_visible()  # the code alone opens nothing

    come_again(page, site, amina)
    page.get_by_role("button", name="Use my passkey").click()
    expect(page).to_have_url(at(site, "/"))
    page.goto(at(site, "/me/keys/"))
    expect(page.get_by_text("My phone")).to_be_visible()


def come_again(page: Page, site: Site, member: Member) -> None:
    """Of codes one is sent in half a minute: the text of before is old by the clock, not here."""
    Text.objects.filter(code=True).update(made_at=timezone.now() - A_WHILE)
    come(page, site, member)


def test_a_finger_that_is_not_known_makes_none_and_it_is_said(
    site: Site, enter: Enter, amina: Member
) -> None:
    page = enter()
    finger = Finger(page)
    come(page, site, amina)
    finger.known(known=False)
    set_up(page, site)
    expect(page.get_by_text("It did not work on this phone")).to_be_visible()
    assert not Authenticator.objects.filter(user=amina).exists()
    finger.known(known=True)
    page.get_by_role("button", name="Set it up").click()
    expect(page).to_have_url(at(site, "/me/keys/codes/"))


def test_without_the_phone_that_keeps_it_nobody_comes_in(
    site: Site, enter: Enter, amina: Member
) -> None:
    mine, thief = enter(), enter()
    Finger(mine)
    Finger(thief)
    come(mine, site, amina)
    set_up(mine, site)
    expect(mine).to_have_url(at(site, "/me/keys/codes/"))
    come_again(thief, site, amina)
    thief.get_by_role("button", name="Use my passkey").click()
    expect(thief.get_by_text("The passkey did not work")).to_be_visible()
    thief.goto(at(site, "/me/"))
    expect(thief.get_by_label("Your phone number")).to_be_visible()
