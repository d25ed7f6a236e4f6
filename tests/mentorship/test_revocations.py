"""A badge taken back, with its reason; the appeal to others; the log nobody can change."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from community.members.models import Deed, Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import revocations
from mentorship.models import Appeal, Opinion, Revocation, Verification
from tests import world

SignedIn = Callable[[Member], Client]


@pytest.fixture
def judges(
    bakari: Member, amina: Member, wanjiru: Member, staff: Member, group: Group
) -> list[Member]:
    """Two who are verified in the same skill as Dalia."""
    for one in (amina, wanjiru):
        Verification.objects.create(
            author=staff, key=uuid4(), member=one, sector=group.sector, skill="Grading maize",
            proof="seen",
        )  # fmt: skip
    return [amina, wanjiru]


@pytest.fixture
def taken(staff: Member, mentor: Member) -> Revocation:
    return revocations.revoke(staff, mentor.verifications.get(), uuid4(), "Sold wet maize.")


def appealed(by: Member, taken: Revocation) -> Appeal:
    return revocations.appeal(by, taken, uuid4(), "It was dry.")


def judged(by: Member, made: Appeal, lifts: bool) -> Opinion:
    return revocations.judge(by, made, uuid4(), lifts, "Saw it dry." if lifts else "It was wet.")


def stands(member: Member) -> bool:
    return Verification.objects.standing().filter(member=member).exists()


def test_two_others_who_agree_give_it_back(
    taken: Revocation, mentor: Member, judges: list[Member]
) -> None:
    made = appealed(mentor, taken)
    judged(judges[0], made, lifts=True)
    assert not stands(mentor)
    judged(judges[1], made, lifts=True)
    assert stands(mentor)
    assert mentor.verifications.get().is_standing
    assert Notice.objects.filter(member=mentor, text__contains="stands again").count() == 1


def test_two_others_who_agree_let_it_stand(
    taken: Revocation, mentor: Member, judges: list[Member]
) -> None:
    made = appealed(mentor, taken)
    for one in judges:
        judged(one, made, lifts=False)
    assert not stands(mentor)
    made.refresh_from_db()
    assert made.answered_at is not None
    with pytest.raises(Refusal, match="Others judge"):
        judged(judges[0], made, lifts=True)


def test_where_there_are_not_two_staff_judge_but_never_who_took_it(
    taken: Revocation, mentor: Member, staff: Member
) -> None:
    made = appealed(mentor, taken)
    with pytest.raises(Refusal, match="Others judge"):
        judged(staff, made, lifts=False)
    other = world.member("Other staff")
    Member.objects.filter(pk=other.pk).update(is_staff=True)
    other.refresh_from_db()
    judged(other, made, lifts=True)
    assert stands(mentor)


def test_staff_do_not_judge_where_two_others_can(
    taken: Revocation, mentor: Member, judges: list[Member]
) -> None:
    other = world.member("Other staff")
    other.is_staff = True
    other.save()
    with pytest.raises(Refusal, match="Others judge"):
        judged(other, appealed(mentor, taken), lifts=True)


def test_one_appeals_once_for_oneself_within_a_month(
    taken: Revocation, mentor: Member, amina: Member
) -> None:
    with pytest.raises(Refusal, match="Only the one concerned"):
        appealed(amina, taken)
    later = time_machine.travel(timezone.now() + timedelta(days=31), tick=False)
    with later, pytest.raises(Refusal, match="no longer"):
        appealed(mentor, taken)
    appealed(mentor, taken)
    with pytest.raises(Refusal, match="appealed already"):
        appealed(mentor, taken)
    assert Appeal.objects.count() == 1


def test_each_judge_speaks_once(taken: Revocation, mentor: Member, judges: list[Member]) -> None:
    made = appealed(mentor, taken)
    judged(judges[0], made, lifts=True)
    with pytest.raises(Refusal):
        judged(judges[0], made, lifts=True)
    assert not stands(mentor)


def test_a_badge_given_back_may_be_taken_again_for_something_new(
    taken: Revocation, mentor: Member, judges: list[Member], staff: Member
) -> None:
    made = appealed(mentor, taken)
    for one in judges:
        judged(one, made, lifts=True)
    revocations.revoke(staff, mentor.verifications.get(), uuid4(), "Sold it again.")
    assert not stands(mentor)
    assert Revocation.objects.get().reason == "Sold it again."


def test_who_gave_a_badge_may_take_it_back_and_others_may_not(
    mentor: Member, bakari: Member, amina: Member, group: Group
) -> None:
    world.met(mentor, bakari)
    juma = world.known(world.joined(world.member("Juma"), group))
    one = world.application(juma, group)
    for verifier in (mentor, bakari):
        world.saw(verifier, one)
    badge = Verification.objects.get(member=juma)
    for stranger in (amina, juma):
        with pytest.raises(Refusal, match="those who gave it"):
            revocations.revoke(stranger, badge, uuid4(), "no")
    revocations.revoke(mentor, badge, uuid4(), "He asked money for it.")
    assert not stands(juma)


def test_appealed_and_judged_on_the_page(
    taken: Revocation, mentor: Member, judges: list[Member], chidi: Member, as_: SignedIn
) -> None:
    page = taken.verification.get_absolute_url()
    door = f"/revocations/{taken.pk}/appeal/"
    words = {"key": uuid4(), "words": "It was dry."}
    assert as_(chidi).post(door, words).status_code == 404
    assert as_(mentor).post(door, {**words, "words": ""}).status_code == 422
    assert "You can appeal once" in as_(mentor).get(page).content.decode()
    assert as_(mentor).post(door, words).status_code == 302
    judging = f"/revocations/appeals/{Appeal.objects.get().pk}/opinions/"
    assert as_(mentor).post(judging, {"lifts": "yes"}).status_code == 404
    assert "It was dry." not in as_(chidi).get(page).content.decode()
    for one in judges:
        assert "It was dry." in as_(one).get(page).content.decode()
        said = {"key": uuid4(), "lifts": "yes", "reason": "I saw it."}
        assert as_(one).post(judging, {**said, "reason": ""}).status_code == 422
        assert as_(one).post(judging, said).status_code == 302
    assert stands(mentor)
    assert "Given back" in as_(chidi).get(page).content.decode()


def test_the_log_tells_all_of_it_to_everybody_and_names_to_members(
    taken: Revocation, mentor: Member, judges: list[Member], chidi: Member, as_: SignedIn
) -> None:
    made = appealed(mentor, taken)
    for one in judges:
        judged(one, made, lifts=False)
    page = as_(chidi).get("/mentors/log/").content.decode()
    for words in (
        "verified a skill",
        "took a badge back",
        "let it stand",
        "Sold wet maize.",
        "Dalia",
    ):
        assert words in page
    assert [one.verb for one in Deed.objects.at("badges")] == [
        "badge.upheld",
        "badge.revoked",
        "badge.given",
    ]
    visitor = Client().get("/mentors/log/").content.decode()
    assert "took a badge back" in visitor
    assert "Dalia" not in visitor
    assert "Sold wet maize" not in visitor


def test_an_empty_log_says_what_will_stand_there(db: None) -> None:
    assert "When a badge is given" in Client().get("/mentors/log/").content.decode()
