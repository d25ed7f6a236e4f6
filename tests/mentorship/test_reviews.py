from uuid import uuid4

import pytest
from django.utils import timezone

from community.members.actions import vouches
from community.members.models import Member, Standing
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import editions, reviews, revocations, verifications
from mentorship.models import Edition, Review, Tutorial
from mentorship.models.edition import State
from tests import world
from tests.doors import As


@pytest.fixture
def bakari(bakari: Member) -> Member:
    return world.trusted(bakari)


@pytest.fixture
def lesson(amina: Member, group: Group) -> Tutorial:
    return world.lesson(amina, group)


@pytest.mark.parametrize("name", ["bakari", "mentor", "staff"])
def test_a_steward_a_mentor_or_staff_publish_and_the_author_is_told(
    amina: Member, lesson: Tutorial, name: str, request: pytest.FixtureRequest
) -> None:
    reviewer = request.getfixturevalue(name)
    world.published(reviewer, lesson)
    assert lesson.published is not None
    assert lesson.published.state == State.PUBLISHED
    assert Notice.objects.filter(member=amina, kind="tutorial.publish").count() == 1


def test_nobody_publishes_their_own(bakari: Member, group: Group, staff: Member) -> None:
    for author in (bakari, world.joined(staff, group)):
        own = world.lesson(author, group)
        with pytest.raises(Refusal, match="Nobody reviews their own"):
            world.published(author, own)
        own.refresh_from_db()
        assert own.published is None


def test_a_member_without_the_right_does_not_review(wanjiru: Member, lesson: Tutorial) -> None:
    with pytest.raises(Refusal, match="Only verified mentors"):
        world.published(wanjiru, lesson)


def test_a_mentor_of_another_trade_does_not_review(
    staff: Member, wanjiru: Member, lesson: Tutorial
) -> None:
    verifications.verify(staff, wanjiru, uuid4(), world.sector("Fish"), "Drying", "seen")
    with pytest.raises(Refusal, match="Only verified mentors"):
        world.published(wanjiru, lesson)


def test_a_mentor_whose_badge_is_gone_does_not_review(
    staff: Member, mentor: Member, lesson: Tutorial
) -> None:
    edition = world.submitted(lesson)
    revocations.revoke(staff, mentor.verifications.get(), uuid4(), "Stopped.")
    with pytest.raises(Refusal):
        reviews.publish(mentor, edition, uuid4())


def test_a_draft_is_not_reviewed(bakari: Member, lesson: Tutorial) -> None:
    with pytest.raises(Refusal, match="not waiting"):
        reviews.publish(bakari, lesson.editions.get(), uuid4())


def test_sending_back_needs_a_reason_and_tells_the_author(
    amina: Member, bakari: Member, lesson: Tutorial
) -> None:
    edition = world.submitted(lesson)
    with pytest.raises(Refusal):
        reviews.send_back(bakari, edition, uuid4(), " ")
    reviews.send_back(bakari, edition, uuid4(), "Say how long.")
    assert edition.state == State.RETURNED
    assert Notice.objects.filter(member=amina, text__contains="Say how long.").exists()


def test_it_takes_two_reviewers_and_the_author_is_told_of_each(
    amina: Member, bakari: Member, mentor: Member, lesson: Tutorial
) -> None:
    edition = world.submitted(lesson)
    reviews.publish(bakari, edition, uuid4())
    assert shown(lesson) is None
    assert Notice.objects.filter(member=amina, kind="tutorial.stood_for").count() == 1
    reviews.publish(mentor, edition, uuid4())
    assert shown(lesson) == edition
    assert Notice.objects.filter(member=amina, kind="tutorial.publish").count() == 1


def test_one_reviewer_is_not_two(bakari: Member, mentor: Member, lesson: Tutorial) -> None:
    edition, key = world.submitted(lesson), uuid4()
    assert reviews.publish(bakari, edition, key) == reviews.publish(bakari, edition, key)
    with pytest.raises(Refusal, match="You have reviewed"):
        reviews.publish(bakari, edition, uuid4())
    assert shown(lesson) is None
    assert Review.objects.count() == 1


def test_two_from_the_author_s_circle_wait_for_an_outsider(
    amina: Member, bakari: Member, mentor: Member, staff: Member, lesson: Tutorial
) -> None:
    world.vouch(amina, bakari)
    world.vouch(mentor, amina)
    edition = world.submitted(lesson)
    for reviewer in (bakari, mentor):
        reviews.publish(reviewer, edition, uuid4())
    assert shown(lesson) is None
    reviews.publish(staff, edition, uuid4())
    assert shown(lesson) == edition


def test_a_vouch_taken_back_for_the_hour_makes_nobody_an_outsider(
    amina: Member, bakari: Member, mentor: Member, lesson: Tutorial
) -> None:
    vouches.take_back(amina, world.vouch(amina, bakari))
    world.vouch(amina, mentor)
    edition = world.submitted(lesson)
    for reviewer in (bakari, mentor):
        reviews.publish(reviewer, edition, uuid4())
    assert shown(lesson) is None


def test_a_ring_does_not_publish_its_own(
    amina: Member, bakari: Member, mentor: Member, lesson: Tutorial
) -> None:
    ringed = {"flow": 0, "value": 0, "circle": amina.pk, "as_of": timezone.now()}
    for one in (amina, bakari, mentor):
        Standing.objects.create(member=one, **ringed)
    edition = world.submitted(lesson)
    for reviewer in (bakari, mentor):
        reviews.publish(reviewer, edition, uuid4())
    assert shown(lesson) is None


def test_who_stood_for_it_may_think_better_of_it_while_it_waits(
    bakari: Member, mentor: Member, lesson: Tutorial
) -> None:
    edition = world.submitted(lesson)
    reviews.publish(bakari, edition, uuid4())
    reviews.send_back(bakari, edition, uuid4(), "It says two days and two weeks.")
    assert edition.state == State.RETURNED
    with pytest.raises(Refusal, match="not waiting"):
        reviews.publish(mentor, edition, uuid4())


def test_what_is_published_is_not_sent_back(
    bakari: Member, mentor: Member, lesson: Tutorial
) -> None:
    world.published(bakari, lesson)
    with pytest.raises(Refusal, match="not waiting"):
        reviews.send_back(mentor, lesson.editions.get(), uuid4(), "no")
    assert Review.objects.count() == 2


def test_a_published_lesson_changed_needs_both_again_and_the_old_edition_is_kept(
    amina: Member, bakari: Member, mentor: Member, wanjiru: Member, lesson: Tutorial, as_: As
) -> None:
    first = world.published(bakari, lesson).published
    assert first is not None
    editions.edit(amina, lesson, uuid4(), "Dry it", "Better so.", first.checked_on)
    edition = world.submitted(lesson)
    reviews.publish(bakari, edition, uuid4())
    assert shown(lesson) == first
    reviews.publish(mentor, edition, uuid4())
    assert shown(lesson) == edition
    page = as_(wanjiru).get(first.get_absolute_url()).content.decode()
    assert "Wet maize rots." in page


def shown(lesson: Tutorial) -> Edition | None:
    lesson.refresh_from_db()
    return lesson.published


def test_an_older_edition_takes_no_reader_back(
    amina: Member, bakari: Member, lesson: Tutorial
) -> None:
    older = world.submitted(lesson)
    newer = editions.edit(amina, lesson, uuid4(), "Dry it", "Better so.", older.checked_on)
    world.published(bakari, lesson)
    with pytest.raises(Refusal, match="A newer edition"):
        reviews.publish(bakari, older, uuid4())
    lesson.refresh_from_db()
    assert lesson.published == newer
    assert reviews.send_back(bakari, older, uuid4(), "See the newer one.")


def test_reviewing_on_the_page(
    amina: Member, bakari: Member, mentor: Member, lesson: Tutorial, as_: As
) -> None:
    edition = world.submitted(lesson)
    browser, address = as_(bakari), edition.get_absolute_url()
    assert edition.title in browser.get("/reviews/").content.decode()
    assert browser.post(f"{address}return/", {"key": uuid4(), "reason": ""}).status_code == 422
    own = as_(amina).post(f"{address}publication/", {"key": uuid4()})
    assert own.status_code == 422
    assert "Nobody reviews their own" in own.content.decode()
    assert browser.post(f"{address}publication/", {"key": uuid4()}).status_code == 302
    assert "Nothing waits" in browser.get("/reviews/").content.decode()
    second = as_(mentor)
    assert "Bakari stands for it" in second.get(address).content.decode()
    assert second.post(f"{address}publication/", {"key": uuid4()}).status_code == 302
    assert shown(lesson) == edition


def test_sending_back_on_the_page(bakari: Member, lesson: Tutorial, as_: As) -> None:
    address = world.submitted(lesson).get_absolute_url()
    answer = as_(bakari).post(f"{address}return/", {"key": uuid4(), "reason": "Too short."})
    assert answer.status_code == 302
    assert "Too short." in as_(bakari).get(address).content.decode()


def test_who_reviews_nothing_has_no_such_page(wanjiru: Member, as_: As) -> None:
    assert as_(wanjiru).get("/reviews/").status_code == 404
