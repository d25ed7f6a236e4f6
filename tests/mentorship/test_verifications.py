from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.models import Group
from mentorship.actions import revocations, verifications
from mentorship.models import Revocation, Verification
from mentorship.reads import mentors
from tests import world
from tests.doors import As


def badges(member: Member) -> list[str]:
    return [one.skill for one in Verification.objects.standing().filter(member=member)]


def test_staff_verify_a_skill_and_its_holder_is_told(
    staff: Member, dalia: Member, group: Group
) -> None:
    badge = world.badge(staff, dalia, group)
    assert (badge.author, badge.proof) == (staff, "Saw her grade 40 bags.")
    assert badge.ends_at - timezone.now() > timedelta(days=364)
    assert Notice.objects.filter(member=dalia, url=badge.get_absolute_url()).count() == 1


def test_only_staff_verify(bakari: Member, dalia: Member, group: Group) -> None:
    with pytest.raises(Refusal, match="Only staff"):
        world.badge(bakari, dalia, group)
    assert not badges(dalia)


def test_nobody_verifies_themselves(staff: Member, group: Group) -> None:
    with pytest.raises(Refusal, match="Nobody verifies themselves"):
        world.badge(staff, staff, group)


def test_the_same_key_with_another_skill_is_refused(
    staff: Member, dalia: Member, group: Group
) -> None:
    words = (staff, dalia, uuid4(), group.sector)
    verifications.verify(*words, "Grading maize", "Saw her.")
    with pytest.raises(Refusal, match="already sent with other words"):
        verifications.verify(*words, "Drying maize", "Saw her.")
    assert Verification.objects.count() == 1


def test_the_same_key_twice_is_one_badge(staff: Member, dalia: Member, group: Group) -> None:
    key = uuid4()
    words = {"by": staff, "member": dalia, "key": key, "sector": group.sector}
    first = verifications.verify(**words, skill="Grading", proof="seen")
    assert verifications.verify(**words, skill="Grading", proof="seen") == first
    assert badges(dalia) == ["Grading"]


def test_a_skill_is_verified_once_but_another_may_follow(
    staff: Member, mentor: Member, group: Group
) -> None:
    with pytest.raises(Refusal, match="verified already"):
        world.badge(staff, mentor, group, "grading MAIZE")
    world.badge(staff, mentor, group, "Storing")
    assert len(badges(mentor)) == 2


@pytest.mark.parametrize(
    ("skill", "proof", "field"),
    [("", "seen", "skill"), ("x" * 61, "seen", "skill"), ("Grading", " \n", "proof")],
)
def test_words_that_will_not_do(
    staff: Member, dalia: Member, group: Group, skill: str, proof: str, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        verifications.verify(staff, dalia, uuid4(), group.sector, skill, proof)
    assert refused.value.field == field
    assert not badges(dalia)


def test_a_badge_lapses_after_a_year(mentor: Member) -> None:
    assert badges(mentor)
    with time_machine.travel(timezone.now() + timedelta(days=366), tick=False):
        assert not badges(mentor)


def test_a_badge_taken_back_is_gone_and_says_why(staff: Member, mentor: Member) -> None:
    badge = mentor.verifications.get()
    revocations.revoke(staff, badge, uuid4(), "Sold his own seed.")
    revocations.revoke(staff, badge, uuid4(), "Again.")
    assert not badges(mentor)
    assert Revocation.objects.get().reason == "Sold his own seed."
    assert Notice.objects.filter(member=mentor, text__contains="Sold his own seed").count() == 1


def test_only_staff_take_a_badge_back(bakari: Member, mentor: Member) -> None:
    with pytest.raises(Refusal):
        revocations.revoke(bakari, mentor.verifications.get(), uuid4(), "no")
    assert badges(mentor)


def test_a_badge_is_taken_back_only_with_a_reason(staff: Member, mentor: Member) -> None:
    with pytest.raises(Refusal):
        revocations.revoke(staff, mentor.verifications.get(), uuid4(), " ")
    assert badges(mentor)


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ({}, True),
        ({"q": "maize"}, True),
        ({"q": "mahindi"}, True),
        ({"q": "Dal"}, True),
        ({"q": "Nairobi"}, True),
        ({"q": "potatoes"}, False),
        ({"language": "en"}, True),
        ({"language": "sw"}, False),
    ],
)
def test_the_directory_finds_by_skill_name_town_and_language(
    mentor: Member, bakari: Member, asked: dict[str, Any], there: bool
) -> None:
    mentor.place = world.place()
    mentor.save()
    assert list(mentors.directory(bakari, **asked)) == [mentor] * there


def test_the_directory_is_by_trade_and_place(mentor: Member, bakari: Member, group: Group) -> None:
    mentor.place = world.place()
    mentor.save()
    other = world.sector("Fish")
    assert list(mentors.directory(bakari, sector=group.sector, place=mentor.place)) == [mentor]
    assert not mentors.directory(bakari, sector=other)
    assert not mentors.directory(bakari, place=world.place("Kisumu"))
    assert [*mentors.where().towns] == [mentor.place_id]


def test_a_mentor_without_a_badge_is_in_no_directory(
    staff: Member, mentor: Member, bakari: Member
) -> None:
    revocations.revoke(staff, mentor.verifications.get(), uuid4(), "Stopped.")
    assert not mentors.directory(bakari)


def test_any_member_sees_the_mentors_but_only_staff_verify(
    mentor: Member, chidi: Member, staff: Member, as_: As
) -> None:
    assert "Grading maize" in as_(chidi).get("/mentors/").content.decode()
    assert as_(chidi).get("/mentors/new/").status_code == 404
    assert as_(staff).get("/mentors/new/").status_code == 200


def test_staff_verify_on_the_page(staff: Member, dalia: Member, group: Group, as_: As) -> None:
    words = {"member": dalia.handle, "sector": group.sector_id, "skill": "Grading", "key": uuid4()}
    refused = as_(staff).post("/mentors/new/", words)
    assert refused.status_code == 422
    assert "Grading" in refused.content.decode()
    assert as_(staff).post("/mentors/new/", {**words, "proof": "seen"}).status_code == 302
    assert badges(dalia) == ["Grading"]


def test_the_proof_is_for_staff(mentor: Member, chidi: Member, staff: Member, as_: As) -> None:
    address = mentor.verifications.get().get_absolute_url()
    assert "40 bags" in as_(staff).get(address).content.decode()
    page = as_(chidi).get(address).content.decode()
    assert "40 bags" not in page
    assert staff.display_name in page


def test_a_badge_is_taken_back_on_the_page_by_staff_alone(
    mentor: Member, chidi: Member, staff: Member, as_: As
) -> None:
    address = f"{mentor.verifications.get().get_absolute_url()}revocation/"
    words = {"reason": "Stopped trading.", "key": uuid4()}
    assert as_(chidi).post(address, words).status_code == 404
    assert badges(mentor)
    assert as_(staff).post(address, {**words, "reason": ""}).status_code == 422
    assert as_(staff).post(address, words).status_code == 302
    assert not badges(mentor)
