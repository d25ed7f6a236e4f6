"""Advice arrives while one looks on, and the asker's thanks arrive in turn."""

from playwright.sync_api import expect

from community.members.models import Member
from groups.models import Group
from tests import world
from tests.browser.conftest import Enter


def test_an_answer_and_its_mark_reach_the_other_browser(
    enter: Enter, amina: Member, bakari: Member, group: Group
) -> None:
    asked = world.question(amina, group)
    asker, helper = enter(amina), enter(bakari)
    for page in (asker, helper):
        page.goto(asked.get_absolute_url())
    helper.get_by_label("Your answer").fill("Use **sealed** bags.")
    helper.get_by_role("button", name="Answer").click()
    expect(asker.locator(".answers strong")).to_have_text("sealed")
    expect(helper.get_by_role("button", name="This helped")).to_be_hidden()
    asker.get_by_role("button", name="This helped").click()
    expect(helper.locator(".answers .chip.good")).to_be_visible()
    expect(asker.get_by_role("button", name="Undo")).to_be_visible()
