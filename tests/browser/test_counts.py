"""Two devices of one member: what one reads the other counts no more, without a reload."""

import pytest
from playwright.sync_api import expect

from community.members.models import Member
from groups.models import Group
from tests import world
from tests.browser.conftest import Enter
from tests.browser.pages import in_room, live


@pytest.fixture
def unread(group: Group, bakari: Member, amina: Member) -> None:
    for number in range(3):
        world.message(bakari, group, f"Mahindi {number}")
    world.message(bakari, group, "@amina njoo")


@pytest.mark.usefixtures("unread")
def test_home_inbox_group_and_bell_follow_the_room_read_on_the_phone(
    enter: Enter, group: Group, amina: Member
) -> None:
    room, topic = group.rooms.get(), f"member.{amina.pk}"
    places = {
        "/": f"g{group.pk}",
        "/inbox/": f"r{room.pk}",
        f"/groups/{group.slug}/": f"r{room.pk}",
    }
    desk = {path: live(enter(amina), path, topic) for path in places}
    for path, name in places.items():
        expect(desk[path].locator(f"#unread-{name}")).to_contain_text("4")
        expect(desk[path].locator("#unread")).to_have_text("1")
    in_room(enter(amina), group)
    for path, name in places.items():
        expect(desk[path].locator(f"#unread-{name}")).to_have_text("")
        expect(desk[path].locator("#unread")).to_have_text("")


@pytest.mark.usefixtures("unread")
def test_all_read_on_one_is_all_read_on_the_other(
    enter: Enter, group: Group, amina: Member
) -> None:
    home, inbox = live(enter(amina), "/", f"member.{amina.pk}"), enter(amina)
    inbox.goto("/inbox/")
    inbox.get_by_role("button", name="All read").click()
    expect(home.locator(f"#unread-g{group.pk}")).to_have_text("")
    inbox.get_by_role("button", name="Undo").click()
    expect(home.locator(f"#unread-g{group.pk}")).to_contain_text("4")
