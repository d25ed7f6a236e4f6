"""What those say whom the reader blocked is folded away, also when it comes while they read."""

import re

from playwright.sync_api import expect

from community.members.models import Member
from groups.models import Group
from tests import world
from tests.browser.conftest import Enter
from tests.browser.pages import in_room, live, say

FOLDED = re.compile(r"\bfolded\b")


def test_their_words_are_folded_where_they_stand_and_as_they_come(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    world.message(bakari, group, "Nunua hapa haraka")
    world.blocked(amina, bakari)
    hers, his = in_room(enter(amina), group), in_room(enter(bakari), group)
    say(his, "Nunua tena")
    theirs = hers.locator(".talk .msg")
    expect(theirs).to_have_count(2)
    for one in (theirs.first, theirs.last):
        expect(one).to_have_class(FOLDED)
        expect(one.locator(".who")).to_be_visible()
        expect(one.locator(".text")).to_be_hidden()
    expect(his.locator(".talk .msg .text").last).to_be_visible()


def test_others_stay_open_and_what_is_folded_is_read_on_its_own_page(
    enter: Enter, group: Group, amina: Member, bakari: Member, dalia: Member
) -> None:
    world.joined(dalia, group)
    world.blocked(amina, bakari)
    said = world.message(bakari, group, "Nunua hapa haraka")
    hers, dalias = in_room(enter(amina), group), in_room(enter(dalia), group)
    say(dalias, "Habari za asubuhi")
    expect(hers.locator(".talk .msg .text").last).to_be_visible()
    hers.goto(f"/messages/{said.pk}/")
    expect(hers.get_by_text("Nunua hapa haraka")).to_be_visible()


def test_an_answer_that_comes_is_folded_too(
    enter: Enter, group: Group, amina: Member, bakari: Member
) -> None:
    asked = world.question(amina, group)
    world.blocked(amina, bakari)
    path = f"/questions/{asked.pk}/"
    page, his = live(enter(amina), path, asked.topic), live(enter(bakari), path, asked.topic)
    his.locator("textarea[name=text]").fill("Usiamini hayo yote.")
    his.get_by_role("button", name="Answer").click()
    answer = page.locator(".answers > .answer")
    expect(answer).to_have_class(FOLDED)
    expect(answer.locator(".prose")).to_be_hidden()
