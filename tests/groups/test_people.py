"""Who is in a group: stewards first, found by name, with the acts of a steward."""

import pytest
from django.urls import reverse

from community.members.models import Member
from groups import reads
from groups.models import Group
from tests import world
from tests.doors import As


def names(group: Group, words: str = "") -> list[str]:
    return [one.member.display_name for one in reads.people(group, words)]


def test_stewards_come_first_then_everyone_by_name(
    group: Group, wanjiru: Member, amina: Member
) -> None:
    assert names(group) == ["Bakari", "Amina", "Wanjiru"]


def test_people_are_found_by_name_or_handle(group: Group, amina: Member, wanjiru: Member) -> None:
    assert names(group, "wanj") == ["Wanjiru"]
    assert names(group, amina.handle) == ["Amina"]
    assert names(group, "%") == []


def test_the_page_never_shows_a_phone(as_: As, group: Group, amina: Member, bakari: Member) -> None:
    page = as_(bakari).get(reverse("groups:people", args=[group.slug])).content.decode()
    assert "Amina" in page
    assert str(amina.phone)[-6:] not in page


def test_only_a_steward_is_shown_what_stewards_do(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    url = reverse("groups:people", args=[group.slug])
    act = reverse("groups:person", args=[group.slug, amina.handle])
    assert act in as_(bakari).get(url).content.decode()
    assert act not in as_(amina).get(url).content.decode()
    assert "Invite someone" not in as_(amina).get(url).content.decode()


def test_the_list_has_pages(as_: As, group: Group, amina: Member) -> None:
    for number in range(60):
        world.joined(world.member(f"Trader {number:02}"), group)
    url = reverse("groups:people", args=[group.slug])
    assert "Trader 59" not in as_(amina).get(url).content.decode()
    assert "Trader 59" in as_(amina).get(url, {"page": 2}).content.decode()
    assert "Trader 59" in as_(amina).get(url, {"words": "59"}).content.decode()


@pytest.mark.parametrize("words", ["\x00", "a&b=c", "%", "<b>", "x" * 500, "🥬"])
def test_any_words_can_be_searched_for(words: str, as_: As, group: Group, amina: Member) -> None:
    url = reverse("groups:people", args=[group.slug])
    assert as_(amina).get(url, {"words": words}).status_code == 200


def test_a_search_that_finds_nobody_leads_back_to_everyone(
    as_: As, group: Group, amina: Member
) -> None:
    page = as_(amina).get(reverse("groups:people", args=[group.slug]), {"words": "zzz"})
    assert "Nobody here has that name" in page.content.decode()
