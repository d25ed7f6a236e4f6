"""Who sees what: one table for editions, one for questions, and what staff may."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.http import Http404
from django.utils import timezone

from community.members.models import Member
from groups.models import Group
from mentorship import access
from mentorship.actions import editions, revocations, verifications
from mentorship.models import Question, Tutorial
from tests import world
from tests.doors import As

Cast = Callable[[str], Member]


@pytest.fixture
def cast(request: pytest.FixtureRequest) -> Cast:
    return lambda name: request.getfixturevalue(name)


@pytest.fixture
def lesson(amina: Member, bakari: Member, group: Group) -> Tutorial:
    """Edition 1 is published, 2 is submitted, 3 is a draft."""
    lesson = world.published(bakari, world.lesson(amina, group))
    for text in ("Second", "Third"):
        editions.edit(amina, lesson, uuid4(), "Dry maize", text, timezone.localdate())
        if text == "Second":
            world.submitted(lesson)
    return lesson


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("amina", [3, 2, 1]),
        ("bakari", [2, 1]),
        ("mentor", [2, 1]),
        ("staff", [2, 1]),
        ("wanjiru", [1]),
    ],
)
def test_the_author_sees_all_a_reviewer_what_was_submitted_a_reader_what_was_published(
    name: str, numbers: list[int], lesson: Tutorial, cast: Cast
) -> None:
    seen = access.editions_of(cast(name), lesson)
    assert [one.number for one in seen] == numbers
    assert access.newest_of(cast(name), lesson).number == numbers[0]


@pytest.mark.parametrize("name", ["bakari", "mentor", "staff", "wanjiru"])
def test_only_the_author_reaches_the_draft(name: str, lesson: Tutorial, cast: Cast) -> None:
    assert access.edition_of(lesson.author, lesson.slug, 3).text == "Third"
    with pytest.raises(Http404):
        access.edition_of(cast(name), lesson.slug, 3)
    with pytest.raises(Http404):
        access.own_tutorial_of(cast(name), lesson.slug)


def test_what_is_only_a_draft_is_nobodys_but_its_authors(
    amina: Member, bakari: Member, staff: Member, group: Group
) -> None:
    draft = world.lesson(amina, group)
    assert access.tutorial_of(amina, draft.slug) == draft
    with pytest.raises(Http404):
        access.tutorial_of(bakari, draft.slug)
    with pytest.raises(Http404):
        access.published_of(amina, draft.slug)
    with pytest.raises(Http404):
        access.newest_of(staff, draft)


def test_a_mentor_whose_badge_is_gone_reads_like_any_member(
    staff: Member, mentor: Member, lesson: Tutorial
) -> None:
    revocations.revoke(staff, mentor.verifications.get(), uuid4(), "Stopped.")
    assert [one.number for one in access.editions_of(mentor, lesson)] == [1]
    with pytest.raises(Http404):
        access.reviewers_only(mentor)


@pytest.mark.parametrize(
    ("hidden", "by_approval", "sees"),
    [(False, False, True), (True, False, False), (False, True, False), (True, True, False)],
)
def test_a_mentor_from_outside_sees_only_into_open_groups(
    hidden: bool, by_approval: bool, sees: bool, staff: Member, chidi: Member, bakari: Member
) -> None:
    other = world.group(bakari, "Other Cereals")
    world.badge(staff, chidi, other)
    asked = world.question(bakari, other)
    other.hidden, other.by_approval = hidden, by_approval
    other.save()
    assert Question.objects.seen_by(chidi).filter(pk=asked.pk).exists() == sees
    assert Question.objects.seen_by(bakari).filter(pk=asked.pk).exists()


def test_a_mentor_of_another_trade_sees_nothing(
    staff: Member, chidi: Member, amina: Member, group: Group
) -> None:
    asked = world.question(amina, group)
    verifications.verify(staff, chidi, uuid4(), world.sector("Fish"), "Drying", "seen")
    assert not access.may_watch(chidi, asked.pk)


def test_numbers_no_row_has_are_not_found(amina: Member, group: Group, as_: As) -> None:
    for pk in (0, 2**63, 10**30):
        assert as_(amina).get(f"/questions/{pk}/").status_code == 404
        assert as_(amina).get(f"/answers/{pk}/").status_code == 404
        assert as_(amina).get(f"/verifications/{pk}/").status_code == 404
