"""Guides by platform: named by whoever writes one, chosen by whoever looks for one."""

from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import editions, platforms, translations
from mentorship.models import Edition, Platform, Tutorial
from mentorship.reads import platforms as reads
from tests import world
from tests.doors import As, Call


@pytest.fixture
def jumia(amina: Member, bakari: Member, group: Group) -> Tutorial:
    return world.published(bakari, world.card(amina, group, "What it takes", "jumia"))


@pytest.fixture
def jiji(amina: Member, bakari: Member, group: Group) -> Tutorial:
    return world.published(bakari, world.card(amina, group, "Your first advert", "Jiji"))


def written(group: Group, **words: Any) -> dict[str, Any]:
    usual = {"sector": group.sector_id, "topic": "platform", "language": "en", "title": "How to"}
    day = timezone.localdate().isoformat()
    return {"key": str(uuid4()), **usual, "text": "Read it.", "checked_on": day, **words}


def library(group: Group, platform: str = "") -> str:
    return f"/groups/{group.slug}/library/" + (f"?platform={platform}" if platform else "")


def test_lessons_are_chosen_by_their_platform(
    as_: As, group: Group, wanjiru: Member, jumia: Tutorial, jiji: Tutorial
) -> None:
    whole = as_(wanjiru).get(library(group)).content.decode()
    for slug, name in (("jumia", "Jumia 1"), ("jiji", "Jiji 1")):
        assert f'<a href="?platform={slug}">{name}</a>' in whole
    some = as_(wanjiru).get(library(group, "jiji")).content.decode()
    assert "Your first advert" in some
    assert "What it takes" not in some
    assert '<a href="?platform=jiji" aria-current="true">' in some


def test_a_platform_nobody_knows_leaves_an_empty_shelf_and_nonsense_is_left_out(
    as_: As, group: Group, wanjiru: Member, jumia: Tutorial
) -> None:
    assert "No lesson fits" in as_(wanjiru).get(library(group, "ebay")).content.decode()
    assert "What it takes" in as_(wanjiru).get(library(group, "%00")).content.decode()


def test_a_group_adds_one_by_writing_about_it(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    browser = as_(amina)
    assert '<option value="WhatsApp Business">' in browser.get("/tutorials/new/").content.decode()
    answer = browser.post("/tutorials/new/", written(group, platform="  Duka   Langu "))
    assert answer.status_code == 302
    assert reads.names(bakari) == sorted(reads.names(bakari), key=str.casefold)
    assert "Duka Langu" not in reads.names(bakari), "a draft is its author's alone"
    world.published(bakari, Tutorial.objects.get())
    assert "Duka Langu" in reads.names(bakari)
    assert '<option value="Duka Langu">' in browser.get("/tutorials/new/").content.decode()


@pytest.mark.parametrize("name", ["Jumia", "JUMIA", " jumia "])
def test_however_it_is_written_it_is_one_and_spelled_as_it_spells_itself(
    db: None, name: str
) -> None:
    one = platforms.settled("jumia")
    assert platforms.settled(name) == one
    assert str(one) == "Jumia"
    assert Platform.objects.count() == 1


@pytest.mark.parametrize(("name", "says"), [("x" * 41, "1 characters"), ("!!!", "letters")])
def test_a_name_that_is_none_is_refused_and_all_that_was_typed_stays(
    as_: As, group: Group, amina: Member, name: str, says: str
) -> None:
    answer = as_(amina).post("/tutorials/new/", written(group, platform=name))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert f'value="{name}"' in page
    assert '<option value="Jumia">' in page, "the names are there to choose from again"
    assert not Tutorial.objects.exists()
    assert not Platform.objects.exists()


def test_the_next_edition_begins_with_it_and_readers_see_the_published_one(
    as_: As, group: Group, amina: Member, wanjiru: Member, jumia: Tutorial
) -> None:
    door = f"{jumia.get_absolute_url()}edition/"
    assert 'value="Jumia"' in as_(amina).get(door).content.decode()
    lines = {"fees": "15 %", "payout": "Mondays"}
    editions.edit(
        amina, jumia, uuid4(), "Moved", "Read.", timezone.localdate(), lines, platform="Kilimall"
    )
    shown = as_(wanjiru).get(jumia.get_absolute_url()).content.decode()
    assert f'<a href="{library(group, "jumia")}">Jumia</a>' in shown
    assert "Kilimall" not in shown


def test_sent_twice_it_is_one_and_with_another_platform_it_is_refused(
    amina: Member, jumia: Tutorial
) -> None:
    words = ("Again", "Read.", timezone.localdate(), {"fees": "1 %", "payout": "Daily"})
    key = uuid4()
    first = editions.edit(amina, jumia, key, *words, platform="Jumia")
    assert editions.edit(amina, jumia, key, *words, platform="JUMIA") == first
    with pytest.raises(Refusal, match="already sent"):
        editions.edit(amina, jumia, key, *words, platform="Jiji")
    assert Edition.objects.count() == 2


def test_a_translation_is_about_what_it_says(
    as_: As, wanjiru: Member, bakari: Member, jumia: Tutorial
) -> None:
    door = f"{jumia.get_absolute_url()}translation/"
    assert 'value="Jumia"' in as_(wanjiru).get(door).content.decode()
    lines = {"fees": "12 %", "payout": "Ijumaa"}
    words = ("sw", "Inachochukua", "Soma.", timezone.localdate(), lines)
    made = translations.translate(wanjiru, jumia, uuid4(), *words, platform="Jumia")
    assert str(made.editions.get().platform) == "Jumia"


def test_strangers_see_none_of_it(
    as_: As, group: Group, amina: Member, bakari: Member, chidi: Member
) -> None:
    world.published(bakari, world.card(amina, group, "Of ours", "Duka Langu"))
    assert as_(chidi).get(library(group, "duka-langu")).status_code == 404
    assert "Duka Langu" in reads.names(amina)
    assert "Duka Langu" not in reads.names(chidi)


def test_a_program_filters_by_it_and_says_it(
    call: Call, group: Group, amina: Member, wanjiru: Member, jumia: Tutorial, jiji: Tutorial
) -> None:
    path = f"/groups/{group.slug}/tutorials"
    told = call(wanjiru, f"{path}?platform=jiji").json()
    assert [(one["title"], one["platform"]) for one in told] == [("Your first advert", "jiji")]
    assert len(call(wanjiru, path).json()) == 2
    assert call(wanjiru, f"{path}?platform=ebay").json() == []
    words = written(group, platform="Glovo") | {"sector": group.sector.slug}
    assert call(amina, "/tutorials", **words).json()["platform"] == "glovo"
    refused = call(amina, "/tutorials", **words | {"key": str(uuid4()), "platform": "!!!"})
    assert (refused.status_code, refused.json()["field"]) == (422, "platform")


def test_the_library_asks_as_often_for_many_platforms_as_for_one(
    as_: As, group: Group, amina: Member, bakari: Member, django_assert_max_num_queries: Any
) -> None:
    for name in ("Jumia", "Jiji", "Glovo"):
        world.published(bakari, world.card(amina, group, f"Of {name}", name))
    browser = as_(bakari)
    browser.get(library(group))
    for platform in ("", "jumia"):
        with django_assert_max_num_queries(6):
            browser.get(library(group, platform))


@given(st.text(max_size=40))
def test_any_name_has_one_sign_or_none(name: str) -> None:
    try:
        slug = platforms.slug_of(name)
    except Refusal:
        return
    assert not slug or platforms.slug_of(slug) == slug
