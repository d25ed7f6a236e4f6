"""Rows of many kinds come by one query, and are what they would be if each were fetched alone."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django.utils.translation import override

from community.members.models import Member
from groups.models import Group
from mentorship.models import Edition, Term, Tutorial
from mentorship.reads import desk as desks
from mentorship.reads.gathered import by_one_query
from tests import world


@pytest.fixture
def term(amina: Member, mentor: Member) -> Term:
    return world.apprenticeship(amina, mentor)


def gathered(member: Member, rows: Any, *names: str, most: int = 20) -> list[Any]:
    return by_one_query(member, {"rows": (rows, *names)}, most)["rows"]


def test_what_was_asked_for_is_there_as_the_field_holds_it(
    term: Term, chidi: Member, django_assert_num_queries: Any
) -> None:
    names = ("accepted_at", "weeks", "author__id", "author__display_name", "badge__id")
    with django_assert_num_queries(1):
        [one] = gathered(chidi, Term.objects.all(), *names, "badge__skill")
        assert one == term
        assert (one.accepted_at, one.weeks) == (term.accepted_at, term.weeks)
        assert str(one.author) == "Amina"
        assert one.author == term.author
        assert one.badge.skill == term.badge.skill
        assert one.get_absolute_url() == term.get_absolute_url()


def test_what_was_not_asked_for_is_fetched_when_it_is_touched(term: Term, chidi: Member) -> None:
    [one] = gathered(chidi, Term.objects.all(), "weeks")
    assert one.get_deferred_fields()
    assert one.accepted_at == term.accepted_at


def test_what_leads_nowhere_leads_nowhere(amina: Member, group: Group) -> None:
    lesson = world.lesson(amina, group)
    rows = Tutorial.objects.all()
    [one] = gathered(amina, rows, "slug", "published__id", "published__title", "review_by")
    assert (one, one.published, one.review_by) == (lesson, None, None)


def test_through_two_of_them_and_with_a_day(
    amina: Member, bakari: Member, mentor: Member, group: Group
) -> None:
    lesson = world.published(bakari, world.lesson(amina, group))
    names = ("checked_on", "tutorial__id", "tutorial__sector__id", "tutorial__sector__name")
    [one] = gathered(amina, Edition.objects.all(), *names)
    assert one.checked_on == timezone.localdate()
    assert one.tutorial.sector == lesson.sector
    assert one.tutorial.sector.name == lesson.sector.name


def test_the_first_of_them_in_their_order_and_the_same_lists_side_by_side(
    amina: Member, group: Group
) -> None:
    lessons = [world.lesson(amina, group, f"Lesson {number}") for number in range(3)]
    newest, oldest = Tutorial.objects.order_by("-pk"), Tutorial.objects.order_by("pk")
    both = by_one_query(amina, {"newest": (newest, "slug"), "oldest": (oldest, "slug")}, 2)
    assert both == {"newest": [lessons[2], lessons[1]], "oldest": lessons[:2]}


def test_of_nothing_there_is_nothing(amina: Member) -> None:
    assert gathered(amina, Tutorial.objects.none(), "slug") == []
    assert gathered(amina, Tutorial.objects.all(), "slug") == []


def test_the_lists_of_the_desk_say_a_trade_in_the_language_of_the_reader(
    amina: Member, bakari: Member, mentor: Member, group: Group, django_assert_max_num_queries: Any
) -> None:
    world.met(mentor, bakari)
    group.sector.name_sw = "Nafaka"
    group.sector.save()
    lesson = world.published(bakari, world.lesson(amina, group))
    Tutorial.objects.filter(pk=lesson.pk).update(review_by=timezone.localdate() - timedelta(days=3))
    with django_assert_max_num_queries(2), override("sw"):
        [one] = desks.desk(bakari).stale
        assert str(one.sector) == "Nafaka"
        assert one.published.title == "Dry maize well"
        assert one.review_by == timezone.localdate() - timedelta(days=3)


def test_nobody_finds_on_their_desk_what_is_anothers(
    term: Term, chidi: Member, wanjiru: Member
) -> None:
    world.work(term)
    for stranger in (chidi, wanjiru):
        assert desks.desk(stranger).is_empty
