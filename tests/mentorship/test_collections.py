"""Lessons of a trade in the order in which they are best learnt, and how far one has come."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from mentorship import access_shelf
from mentorship.actions import collections, openings, translations
from mentorship.models import Collection, Tutorial
from mentorship.reads import collections as reads
from mentorship.reads import shelves
from tests import world
from tests.doors import As


@pytest.fixture
def lessons(amina: Member, bakari: Member, group: Group) -> list[Tutorial]:
    titles = ("Dry it", "Store it", "Sell it")
    return [world.published(bakari, world.lesson(amina, group, title)) for title in titles]


def made(by: Member, lessons: list[Tutorial], title: str = "Begin with maize") -> Collection:
    return collections.collect(by, lessons[0].sector, uuid4(), title, lessons)


def test_progress_counts_what_was_read_and_what_was_tried(
    lessons: list[Tutorial], bakari: Member, wanjiru: Member, group: Group, as_: As
) -> None:
    first, second, _third = lessons
    made(bakari, lessons)
    for one in (first, second):
        openings.open_lesson(wanjiru, one)
    world.trial(wanjiru, first)
    world.trial(wanjiru, first, "no")
    one = reads.collections(wanjiru, group.sector).get()
    assert (one.many, one.read, one.tried) == (3, 2, 1)  # type: ignore[attr-defined]
    library = as_(wanjiru).get(f"/groups/{group.slug}/library/").content.decode()
    assert "2 of 3 read, 1 tried" in library
    page = as_(wanjiru).get(one.get_absolute_url()).content.decode()
    assert "2 of 3 read, 1 tried" in page
    assert page.index("1. Dry it") < page.index("2. Store it") < page.index("3. Sell it")


def test_what_was_taken_off_the_shelf_is_not_counted(
    lessons: list[Tutorial], bakari: Member, wanjiru: Member, group: Group
) -> None:
    one = made(bakari, lessons)
    Tutorial.objects.filter(pk=lessons[0].pk).update(published=None)
    assert reads.collections(wanjiru, group.sector).get().many == 2  # type: ignore[attr-defined]
    assert len(reads.steps(wanjiru, one)) == 2


def test_strangers_find_no_collection(
    lessons: list[Tutorial], bakari: Member, wanjiru: Member, chidi: Member, as_: As
) -> None:
    page = made(bakari, lessons).get_absolute_url()
    assert as_(wanjiru).get(page).status_code == 200
    assert as_(chidi).get(page).status_code == 404
    assert as_(wanjiru).get(f"{page}order/").status_code == 404


def test_putting_in_order_on_the_page(
    lessons: list[Tutorial], bakari: Member, wanjiru: Member, group: Group, as_: As
) -> None:
    address = f"/groups/{group.slug}/library/order/"
    assert as_(wanjiru).get(address).status_code == 404
    browser = as_(bakari)
    assert "Store it" in browser.get(address).content.decode()
    first, second, third = (f"t{one.pk}" for one in lessons)
    given = {"key": uuid4(), "title": "Begin with maize", third: "1", first: "2"}
    refused = browser.post(address, {"key": uuid4(), "title": "kept"})
    assert refused.status_code == 422
    assert "kept" in refused.content.decode()
    for _twice in range(2):
        assert browser.post(address, given).status_code == 302
    one = Collection.objects.get()
    assert [step.tutorial for step in one.steps.all()] == [lessons[2], lessons[0]]
    order = f"{one.get_absolute_url()}order/"
    assert 'value="Begin with maize"' in browser.get(order).content.decode()
    changed = {"key": uuid4(), "title": "Maize", second: "1", third: "2", first: "3"}
    assert browser.post(order, changed).status_code == 302
    one.refresh_from_db()
    assert one.title == "Maize"
    assert [step.tutorial for step in one.steps.all()] == [lessons[1], lessons[2], lessons[0]]


def test_what_will_not_do(
    lessons: list[Tutorial], amina: Member, bakari: Member, group: Group
) -> None:
    with pytest.raises(Refusal, match="put its lessons in order"):
        made(amina, lessons)
    with pytest.raises(Refusal, match="at least one"):
        collections.collect(bakari, group.sector, uuid4(), "Empty", [])
    with pytest.raises(Refusal, match="published lessons"):
        made(bakari, [world.lesson(amina, group)])
    with pytest.raises(Refusal):
        made(bakari, lessons, " ")
    assert not Collection.objects.exists()


def test_the_topic_map_counts_each_topic_and_asks_for_what_is_missing(
    lessons: list[Tutorial], amina: Member, group: Group, as_: As
) -> None:
    shelf = shelves.shelf(access_shelf.library_of(amina, group.slug))
    counts = {one.topic: one.many for one in shelf.topics}
    assert counts["skills"] == 3
    assert set(counts) >= {"day", "selling", "packing", "safety", "money", "platform"}
    assert counts["packing"] == 0
    library = as_(amina).get(f"/groups/{group.slug}/library/").content.decode()
    assert 'href="?topic=skills"' in library
    assert f"?group={group.slug}&amp;topic=packing" in library
    assert as_(amina).get("/tutorials/new/?topic=packing").status_code == 200


def test_each_reads_it_in_their_own_language_and_that_is_read(
    lessons: list[Tutorial], bakari: Member, wanjiru: Member, group: Group, as_: As
) -> None:
    one, words = made(bakari, lessons), ("Kausha", "Tandaza.", timezone.localdate())
    swahili = translations.translate(wanjiru, lessons[0], uuid4(), "sw", *words)
    world.published(bakari, swahili)
    page = as_(wanjiru).get(one.get_absolute_url()).content.decode()
    assert "1. Dry it" in page
    Member.objects.filter(pk=wanjiru.pk).update(language="sw")
    wanjiru.refresh_from_db()
    page = as_(wanjiru).get(one.get_absolute_url()).content.decode()
    assert "1. Kausha" in page
    assert swahili.get_absolute_url() in page
    openings.open_lesson(wanjiru, swahili)
    counted = reads.collections(wanjiru, group.sector).get()
    assert (counted.many, counted.read) == (3, 1)  # type: ignore[attr-defined]
    assert [step.read for step in reads.steps(wanjiru, one)] == [True, False, False]


def test_what_was_tried_was_read(
    lessons: list[Tutorial], bakari: Member, wanjiru: Member, group: Group
) -> None:
    one = made(bakari, lessons)
    world.trial(wanjiru, lessons[1])
    counted = reads.collections(wanjiru, group.sector).get()
    assert (counted.read, counted.tried) == (1, 1)  # type: ignore[attr-defined]
    assert [step.read for step in reads.steps(wanjiru, one)] == [False, True, False]


def test_a_lesson_stands_in_it_once(lessons: list[Tutorial], bakari: Member) -> None:
    with pytest.raises(Refusal, match="once"):
        made(bakari, [lessons[0], lessons[1], lessons[0]])
    assert not Collection.objects.exists()


def test_the_page_asks_as_often_however_long_it_is(
    lessons: list[Tutorial], bakari: Member, wanjiru: Member, as_: As
) -> None:
    short, long = made(bakari, lessons[:1], "Short"), made(bakari, lessons, "Long")
    browser, asked = as_(wanjiru), []
    browser.get(short.get_absolute_url())
    for one in (short, long):
        with CaptureQueriesContext(connection) as captured:
            browser.get(one.get_absolute_url())
        asked.append(len(captured))
    assert asked[0] == asked[1]
