"""A lesson changes while one reads it."""

from playwright.sync_api import expect

from community.members.models import Member
from groups.models import Group
from tests import world
from tests.browser.conftest import Enter


def test_who_tried_it_and_what_is_taken_off_reach_the_other_browser(
    enter: Enter, amina: Member, bakari: Member, wanjiru: Member, group: Group
) -> None:
    lesson = world.published(bakari, world.lesson(amina, group))
    reader, steward = enter(wanjiru), enter(bakari)
    reader.goto(lesson.get_absolute_url())
    expect(reader.locator(".validity")).to_have_text("nobody has tried it yet")
    steward.goto(f"{lesson.get_absolute_url()}trials/")
    steward.get_by_label("It worked", exact=True).check()
    steward.get_by_label("In one line").fill("Three days of sun.")
    steward.get_by_role("button", name="Say how it went").click()
    expect(reader.locator("#trials li")).to_contain_text("Three days of sun.")
    expect(reader.locator("i[lang=en] .validity")).to_contain_text("worked for 1 of 1")
    steward.goto(f"{lesson.get_absolute_url()}marks/")
    steward.get_by_label("Off the shelf").check()
    steward.get_by_label("Why?").fill("Not of this trade.")
    steward.get_by_role("button", name="Mark it").click()
    expect(reader.locator("article.prose")).to_have_count(0)
    expect(reader.get_by_text("It was taken off the shelf.")).to_be_visible()
