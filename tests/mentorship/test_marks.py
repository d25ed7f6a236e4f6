"""Stale sinks and can be renewed; dangerous is said at once; delisted is gone."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from community.members.models import Deed, Freeze, Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import appeals
from groups.models import Finding, Group
from mentorship.actions import marks, renewals, reviews
from mentorship.models import Edition, Mark, Renewal, Review, Tutorial
from mentorship.reads import tutorials as reads
from mentorship.subjects import give_tutorial
from tests import world
from tests.doors import As

HALF_A_YEAR = timedelta(days=183)


@pytest.fixture
def lesson(amina: Member, bakari: Member, group: Group) -> Tutorial:
    return world.published(bakari, world.lesson(amina, group))


def page(member: Member, lesson: Tutorial, as_: As) -> str:
    answer = as_(member).get(lesson.get_absolute_url())
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_lesson_holds_for_half_a_year_and_a_card_for_a_quarter(
    lesson: Tutorial, bakari: Member, amina: Member, group: Group
) -> None:
    assert lesson.review_by == timezone.localdate() + timedelta(days=182)
    card = world.published(bakari, world.card(amina, group))
    assert card.review_by == timezone.localdate() + timedelta(days=91)


def test_a_stale_lesson_says_so_sinks_and_is_still_read(
    lesson: Tutorial, amina: Member, bakari: Member, wanjiru: Member, group: Group, as_: As
) -> None:
    world.trial(wanjiru, lesson)
    assert "may have changed" not in page(wanjiru, lesson, as_)
    with time_machine.travel(timezone.now() + HALF_A_YEAR, tick=False):
        newer = world.published(bakari, world.lesson(amina, group, "Store maize well"))
        shown = page(wanjiru, lesson, as_)
        assert "may have changed" in shown
        assert "Wet maize rots." in shown
        assert list(reads.library(amina, group.sector)) == [newer, lesson]
        listed = as_(bakari).get("/reviews/").content.decode()
        assert "To look at again" in listed
        assert lesson.get_absolute_url() in listed


def test_a_reviewer_says_that_it_is_still_true(
    lesson: Tutorial, amina: Member, bakari: Member, wanjiru: Member, as_: As
) -> None:
    with time_machine.travel(timezone.now() + HALF_A_YEAR, tick=False):
        address, key = f"{lesson.get_absolute_url()}renewal/", uuid4()
        assert as_(wanjiru).post(address, {"key": key}).status_code == 404
        assert as_(bakari).post(address, {"key": key}).status_code == 302
        assert as_(bakari).post(address, {"key": key}).status_code == 302
        lesson.refresh_from_db()
        assert not lesson.is_stale
        assert Notice.objects.filter(member=amina, kind="tutorial.renewed").count() == 1
        assert "To look at again" not in as_(bakari).get("/reviews/").content.decode()


def test_nobody_renews_their_own(amina: Member, bakari: Member, group: Group) -> None:
    own = world.published(amina_reviews(amina, group), world.lesson(bakari, group))
    with pytest.raises(Refusal, match="Nobody reviews their own"):
        renewals.renew(bakari, own, uuid4())
    with pytest.raises(Refusal, match="not published"):
        renewals.renew(bakari, world.lesson(amina, group), uuid4())


def amina_reviews(amina: Member, group: Group) -> Member:
    group.memberships.filter(member=amina).update(steward=True)
    return world.trusted(amina)


def test_a_dangerous_lesson_says_so_to_every_reader_at_once(
    lesson: Tutorial, amina: Member, bakari: Member, wanjiru: Member, group: Group, as_: As
) -> None:
    other = world.published(bakari, world.lesson(amina, group, "Store maize well"))
    world.trial(wanjiru, lesson)
    address = f"{lesson.get_absolute_url()}marks/"
    given = {"key": uuid4(), "kind": "dangerous", "reason": "The powder is poison."}
    assert as_(bakari).get(address).status_code == 200
    assert as_(bakari).post(address, {**given, "reason": " "}).status_code == 422
    assert not Mark.objects.exists()
    assert as_(bakari).post(address, given).status_code == 302
    assert "The powder is poison." in page(wanjiru, lesson, as_)
    assert list(reads.library(amina, group.sector)) == [other, lesson]
    library = as_(wanjiru).get(f"/groups/{group.slug}/library/").content.decode()
    assert "Dangerous" in library
    assert Notice.objects.filter(member=amina, text__contains="poison").count() == 1
    (deed,) = Deed.objects.filter(verb="tutorial.warned")
    assert (deed.by, deed.where, deed.reason) == (bakari, f"group.{group.pk}", given["reason"])


def test_the_mark_is_taken_off_by_a_steward_and_never_by_the_author(
    lesson: Tutorial, amina: Member, bakari: Member, wanjiru: Member, group: Group, as_: As
) -> None:
    mark = marks.mark(bakari, lesson, uuid4(), "dangerous", "Poison.")
    with pytest.raises(Refusal, match="their own lesson"):
        marks.lift(amina_reviews(amina, group), mark)
    address = f"{lesson.get_absolute_url()}marks/{mark.pk}/lifting/"
    assert as_(wanjiru).post(address).status_code == 404
    assert as_(bakari).post(address).status_code == 302
    assert as_(bakari).post(address).status_code == 302
    assert "Poison." not in page(wanjiru, lesson, as_)
    assert Deed.objects.filter(verb="tutorial.freed").count() == 1


def test_only_stewards_and_staff_mark(
    lesson: Tutorial, mentor: Member, wanjiru: Member, staff: Member, as_: As
) -> None:
    for member in (mentor, wanjiru):
        assert as_(member).get(f"{lesson.get_absolute_url()}marks/").status_code == 404
        with pytest.raises(Refusal, match="Only a steward"):
            marks.mark(member, lesson, uuid4(), "dangerous", "No.")
    assert marks.mark(staff, lesson, uuid4(), "dangerous", "Poison.")


def test_what_is_delisted_is_gone_until_it_is_put_back(
    lesson: Tutorial, amina: Member, bakari: Member, wanjiru: Member, group: Group, as_: As
) -> None:
    shown = lesson.published
    mark = marks.mark(bakari, lesson, uuid4(), "delisted", "Teaches to sell accounts.")
    assert as_(wanjiru).get(lesson.get_absolute_url()).status_code == 404
    assert not reads.library(wanjiru, group.sector)
    assert as_(bakari).get(f"{lesson.get_absolute_url()}marks/").status_code == 200
    assert page(amina, lesson, as_), "its author reads it still"
    marks.lift(bakari, mark)
    lesson.refresh_from_db()
    assert lesson.published == shown


def test_nobody_publishes_around_a_delisting(
    lesson: Tutorial, amina: Member, bakari: Member
) -> None:
    marks.mark(bakari, lesson, uuid4(), "delisted", "Teaches to sell accounts.")
    world.edited(lesson, "Quite the same.")
    with pytest.raises(Refusal, match="off the shelf"):
        world.published(bakari, lesson)


@pytest.mark.parametrize("kind", ["", "great"])
def test_a_mark_is_one_of_two(lesson: Tutorial, bakari: Member, kind: str) -> None:
    with pytest.raises(Refusal, match="one of the two"):
        marks.mark(bakari, lesson, uuid4(), kind, "Poison.")


def test_the_same_mark_stands_once(lesson: Tutorial, bakari: Member, staff: Member) -> None:
    key = uuid4()
    first = marks.mark(bakari, lesson, key, "dangerous", "Poison.")
    assert marks.mark(bakari, lesson, key, "dangerous", "Poison.") == first
    with pytest.raises(Refusal, match="already"):
        marks.mark(staff, lesson, uuid4(), "dangerous", "Poison.")


def test_the_author_reads_its_title_and_no_number_of_ours(
    lesson: Tutorial, amina: Member, bakari: Member
) -> None:
    marks.mark(bakari, lesson, uuid4(), "dangerous", "Mould.")
    told = Notice.objects.get(member=amina, kind="tutorial.dangerous")
    assert told.text == "Marked as dangerous: Dry maize well. Mould."


def test_what_a_finding_took_no_mark_puts_back_and_the_other_way_round(
    lesson: Tutorial, amina: Member, bakari: Member, wanjiru: Member, staff: Member
) -> None:
    since = lesson.published_at
    report = world.report(wanjiru, "tutorial", lesson.pk)
    mark = marks.mark(bakari, lesson, uuid4(), "delisted", "Poison.")
    found = world.finding(bakari, report, "taken")
    marks.lift(bakari, mark)
    lesson.refresh_from_db()
    assert lesson.published is None, "what was reported is still taken away"
    again = appeals.appeal(amina, found, uuid4(), "It is no poison.")
    appeals.judge(staff, again, uuid4(), True, "It is none.")
    lesson.refresh_from_db()
    assert lesson.published is not None
    assert lesson.published_at == since, "as old as it was"


def test_what_a_mark_keeps_off_the_shelf_no_appeal_puts_back(
    lesson: Tutorial, bakari: Member, wanjiru: Member
) -> None:
    report = world.report(wanjiru, "tutorial", lesson.pk)
    mark = marks.mark(bakari, lesson, uuid4(), "delisted", "Poison.")
    world.finding(bakari, report, "taken")
    give_tutorial(bakari, lesson.pk)
    lesson.refresh_from_db()
    assert lesson.published is None
    Finding.objects.update(lifted_at=timezone.now())
    marks.lift(bakari, mark)
    lesson.refresh_from_db()
    assert lesson.published is not None


def test_a_steward_whom_nobody_known_has_met_speaks_for_no_trade(
    lesson: Tutorial, amina: Member, chidi: Member, mentor: Member, group: Group, as_: As
) -> None:
    """Anybody may open a group: that is no office in the trade."""
    world.group(chidi, "Cheap Cereals")
    edition = world.submitted(world.lesson(amina, group, "Store maize well"))
    assert as_(chidi).get("/reviews/").status_code == 404
    assert as_(chidi).get(edition.get_absolute_url()).status_code == 404
    assert as_(chidi).get(f"{lesson.get_absolute_url()}marks/").status_code == 404
    assert not Notice.objects.filter(member=chidi, kind="tutorial.submitted").exists()
    for refused in acts_of_office(chidi, lesson, edition):
        with pytest.raises(Refusal, match="Only"):
            refused()
    lesson.refresh_from_db()
    assert lesson.published is not None
    assert not edition.reviews.exists()
    world.met(mentor, chidi)
    assert as_(chidi).get("/reviews/").status_code == 200
    assert marks.mark(chidi, lesson, uuid4(), "dangerous", "Poison.")


def test_a_frozen_steward_rests_from_every_office(
    lesson: Tutorial, amina: Member, bakari: Member, group: Group, as_: As
) -> None:
    frozen = Freeze.objects.create(member=bakari, why="device")
    edition = world.submitted(world.lesson(amina, group, "Store maize well"))
    assert as_(bakari).get("/reviews/").status_code == 404
    for refused in acts_of_office(bakari, lesson, edition):
        with pytest.raises(Refusal, match="Only"):
            refused()
    Freeze.objects.filter(pk=frozen.pk).update(lifted_at=timezone.now())
    assert reviews.publish(bakari, edition, uuid4())


def acts_of_office(
    by: Member, lesson: Tutorial, edition: Edition
) -> list[Callable[[], Mark | Renewal | Review]]:
    return [
        lambda: marks.mark(by, lesson, uuid4(), "delisted", "I sell the powder."),
        lambda: reviews.publish(by, edition, uuid4()),
        lambda: reviews.send_back(by, edition, uuid4(), "No."),
        lambda: renewals.renew(by, lesson, uuid4()),
    ]


def test_what_is_reported_in_a_group_of_strangers_is_judged_by_staff(
    lesson: Tutorial, mentor: Member, chidi: Member, wanjiru: Member, group: Group
) -> None:
    """Else two puppets, one to report and one to judge, would empty a shelf."""
    cheap = world.group(chidi, "Cheap Cereals")
    group.memberships.filter(member=wanjiru).delete()
    world.joined(wanjiru, cheap)
    assert world.report(wanjiru, "tutorial", lesson.pk).group is None
    world.joined(mentor, cheap)
    badge = mentor.verifications.get()
    assert world.report(wanjiru, "badge", badge.pk).group is None
    lesson.refresh_from_db()
    assert lesson.published is not None
