from uuid import uuid4

import pytest
from django.utils import timezone

from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import editions, reviews
from mentorship.models import Edition, Tutorial
from mentorship.models.edition import State
from tests import world
from tests.doors import As


@pytest.fixture
def bakari(bakari: Member) -> Member:
    return world.trusted(bakari)


def next_edition(by: Member, lesson: Tutorial, text: str = "Spread it\n\nthinly.") -> Edition:
    return editions.edit(by, lesson, uuid4(), "Dry maize", text, timezone.localdate())


def test_every_saving_is_kept_as_an_edition(amina: Member, group: Group) -> None:
    lesson = world.lesson(amina, group)
    second = next_edition(amina, lesson)
    assert [one.number for one in lesson.editions.order_by("number")] == [1, 2]
    assert second.html == "<p>Spread it</p><p>thinly.</p>"


def test_the_same_key_twice_is_one_edition(amina: Member, group: Group) -> None:
    lesson, key, day = world.lesson(amina, group), uuid4(), timezone.localdate()
    first = editions.edit(amina, lesson, key, "T", "x", day)
    assert editions.edit(amina, lesson, key, "T", "x", day) == first
    assert lesson.editions.count() == 2


def test_the_same_key_with_another_text_is_refused(amina: Member, group: Group) -> None:
    lesson, key, day = world.lesson(amina, group), uuid4(), timezone.localdate()
    editions.edit(amina, lesson, key, "T", "x", day)
    with pytest.raises(Refusal, match="already sent with other words"):
        editions.edit(amina, lesson, key, "T", "y", day)
    assert lesson.editions.count() == 2


def test_only_its_author_writes_on_and_submits(amina: Member, bakari: Member, group: Group) -> None:
    lesson = world.lesson(amina, group)
    with pytest.raises(Refusal, match="Only its author"):
        next_edition(bakari, lesson)
    with pytest.raises(Refusal, match="Only its author"):
        editions.submit(bakari, lesson.editions.get())


def test_submitting_tells_the_reviewers_of_the_trade_once(
    amina: Member, bakari: Member, mentor: Member, wanjiru: Member, group: Group
) -> None:
    lesson = world.lesson(amina, group)
    assert world.submitted(lesson).state == State.SUBMITTED
    world.submitted(lesson)
    told = Notice.objects.filter(kind="tutorial.submitted").values_list("member", flat=True)
    assert sorted(told) == sorted([bakari.pk, mentor.pk])


def test_only_the_newest_edition_is_submitted(amina: Member, group: Group) -> None:
    lesson = world.lesson(amina, group)
    first = lesson.editions.get()
    next_edition(amina, lesson)
    with pytest.raises(Refusal, match="newer edition"):
        editions.submit(amina, first)


def test_readers_keep_the_published_edition_until_the_next_is_reviewed(
    amina: Member, bakari: Member, wanjiru: Member, group: Group, as_: As
) -> None:
    lesson = world.published(bakari, world.lesson(amina, group))
    next_edition(amina, lesson, "Quite another thing")
    address = lesson.get_absolute_url()
    assert "Quite another" not in as_(wanjiru).get(address).content.decode()
    assert as_(wanjiru).get(f"{address}editions/2/").status_code == 404
    assert as_(bakari).get(f"{address}editions/2/").status_code == 404
    assert "Edition 2" in as_(amina).get(address).content.decode()
    world.published(bakari, lesson)
    assert "Quite another" in as_(wanjiru).get(address).content.decode()


def test_the_difference_between_editions_is_shown(
    amina: Member, bakari: Member, wanjiru: Member, group: Group, as_: As
) -> None:
    lesson = world.published(bakari, world.lesson(amina, group))
    next_edition(amina, lesson, "## Why\n\nWet maize rots.\n\n- spread it thin\n- turn it")
    world.submitted(lesson)
    page = as_(bakari).get(f"{lesson.get_absolute_url()}editions/2/").content.decode()
    assert "<del>- spread it</del>" in page
    assert "<ins>- spread it thin</ins>" in page
    listed = as_(wanjiru).get(f"{lesson.get_absolute_url()}editions/").content.decode()
    assert "editions/1/" in listed
    assert "editions/2/" not in listed


def test_writing_on_and_submitting_on_the_page(
    amina: Member, bakari: Member, group: Group, as_: As
) -> None:
    lesson = world.lesson(amina, group)
    browser, address = as_(amina), lesson.get_absolute_url()
    assert "spread it" in browser.get(f"{address}edition/").content.decode()
    given = {"title": "T", "text": "A *new* text", "checked_on": timezone.localdate()}
    given["key"] = uuid4()
    seen = browser.post(f"{address}edition/", {**given, "preview": "1"})
    assert "A <em>new</em> text" in seen.content.decode()
    assert browser.post(f"{address}edition/", {**given, "title": ""}).status_code == 422
    assert browser.post(f"{address}edition/", given).status_code == 302
    assert browser.post(f"{address}submission/").status_code == 302
    assert lesson.editions.get(number=2).state == State.SUBMITTED
    assert as_(bakari).get(address).status_code == 200


def test_what_was_submitted_stays_and_may_be_followed_by_another(
    amina: Member, bakari: Member, group: Group
) -> None:
    lesson = world.lesson(amina, group)
    reviews.send_back(bakari, world.submitted(lesson), uuid4(), "Say how long.")
    next_edition(amina, lesson)
    assert world.published(bakari, lesson).published.number == 2  # type: ignore[union-attr]


def test_each_edition_names_all_who_stand_for_it(
    amina: Member, bakari: Member, group: Group, as_: As
) -> None:
    lesson = world.published(bakari, world.lesson(amina, group))
    listed = as_(amina).get(f"{lesson.get_absolute_url()}editions/").content.decode()
    assert "1. Dry maize well" in listed
    assert listed.count("Stands for it: ") == 2
    assert f"Stands for it: {bakari}" in listed
