from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import tutorials
from mentorship.models import Edition, Tutorial
from mentorship.reads import tutorials as reads
from tests import world
from tests.doors import As


def words(group: Group, **others: Any) -> dict[str, Any]:
    given = {"key": uuid4(), "sector": group.sector, "language": "en", "topic": "skills"}
    day = timezone.localdate()
    return given | {"title": "Dry maize well", "text": "Spread it.", "checked_on": day} | others


def posted(group: Group, **others: Any) -> dict[str, Any]:
    return words(group, sector=group.sector_id, **others)


def test_a_draft_is_seen_by_its_author_alone(amina: Member, bakari: Member, group: Group) -> None:
    lesson = world.lesson(amina, group)
    assert lesson.published is None
    assert Tutorial.objects.seen_by(amina)
    assert not Tutorial.objects.seen_by(bakari)


def test_the_same_key_twice_is_one_tutorial(amina: Member, group: Group) -> None:
    given = words(group)
    assert tutorials.draft(amina, **given) == tutorials.draft(amina, **given)
    assert Edition.objects.count() == 1


@pytest.mark.parametrize("other", [{"text": "Other words."}, {"topic": "law"}])
def test_the_same_key_with_another_lesson_is_refused(
    amina: Member, group: Group, other: dict[str, Any]
) -> None:
    given = words(group)
    tutorials.draft(amina, **given)
    with pytest.raises(Refusal, match="already sent with other words"):
        tutorials.draft(amina, **given | other)
    assert Edition.objects.count() == 1


def test_two_lessons_of_one_title_have_two_addresses(amina: Member, group: Group) -> None:
    first, second = world.lesson(amina, group), world.lesson(amina, group)
    assert first.slug == "dry-maize-well"
    assert second.slug.startswith("dry-maize-well-")


@pytest.mark.parametrize("title", ["new", "!!!", "Ṣiṣẹ"])
def test_any_title_makes_an_address_that_can_be_reached(
    amina: Member, group: Group, title: str, as_: As
) -> None:
    lesson = world.lesson(amina, group, title)
    page = as_(amina).get(lesson.get_absolute_url()).content.decode()
    assert "Draft" in page


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "x" * 121),
        ("text", " \n"),
        ("text", "x" * 50_001),
        ("text", "**a** " * 2000),
        ("checked_on", timezone.localdate() + timedelta(days=2)),
    ],
)
def test_words_that_will_not_do(amina: Member, group: Group, field: str, value: Any) -> None:
    with pytest.raises(Refusal) as refused:
        tutorials.draft(amina, **words(group, **{field: value}))
    assert refused.value.field == field
    assert not Tutorial.objects.exists()


def test_nobody_writes_for_a_trade_they_are_not_in(chidi: Member, group: Group) -> None:
    with pytest.raises(Refusal, match="Join a group of this trade"):
        tutorials.draft(chidi, **words(group))


def test_a_lesson_is_made_safe(amina: Member, bakari: Member, group: Group, as_: As) -> None:
    text = "# Top\n\n<script>alert(1)</script> [x](javascript:alert(1)) ![p](https://x.co/p.png)"
    lesson = tutorials.draft(amina, **words(group, text=text))
    world.published(bakari, lesson)
    page = as_(amina).get(lesson.get_absolute_url()).content.decode()
    assert "<h2>Top</h2>" in page
    assert "<script>alert" not in page
    assert "javascript:" not in page
    assert "<img" not in page


def test_the_library_of_a_group_is_what_is_published_in_its_trade(
    amina: Member, bakari: Member, chidi: Member, group: Group
) -> None:
    lesson = world.published(bakari, world.lesson(amina, group))
    world.lesson(amina, group, "Not yet")
    assert list(reads.library(amina, group.sector)) == [lesson]
    assert not reads.library(chidi, group.sector)
    assert not reads.library(amina, world.sector("Fish"))


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ({"q": "maize"}, True),
        ({"q": "turn spread"}, True),
        ({"q": "fish"}, False),
        ({"topic": "skills"}, True),
        ({"topic": "money"}, False),
        ({"language": "en"}, True),
        ({"language": "sw"}, False),
    ],
)
def test_the_library_is_narrowed(
    amina: Member, bakari: Member, group: Group, asked: dict[str, str], there: bool
) -> None:
    lesson = world.published(bakari, world.lesson(amina, group))
    assert list(reads.library(amina, group.sector, **asked)) == [lesson] * there


def test_writing_on_the_page(amina: Member, group: Group, as_: As) -> None:
    browser = as_(amina)
    assert browser.get("/tutorials/new/?group=%00").status_code == 200
    page = browser.get(f"/tutorials/new/?group={group.slug}").content.decode()
    assert f'<option value="{group.sector_id}" selected>' in page
    seen = browser.post("/tutorials/new/", posted(group, text="A *soft* word", preview="1"))
    assert "A <em>soft</em> word" in seen.content.decode()
    assert not Tutorial.objects.exists()
    refused = browser.post("/tutorials/new/", posted(group, text="kept", title=""))
    assert refused.status_code == 422
    assert "kept" in refused.content.decode()
    assert browser.post("/tutorials/new/", posted(group)).status_code == 302
    library = browser.get(f"/groups/{group.slug}/library/").content.decode()
    assert "Your lessons" in library


def test_the_page_does_not_offer_a_trade_one_is_not_in(
    chidi: Member, group: Group, as_: As
) -> None:
    assert as_(chidi).post("/tutorials/new/", posted(group)).status_code == 422
    assert not Tutorial.objects.exists()
