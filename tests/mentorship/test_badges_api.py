"""Badges by programs: from the application to the appeal, with the doors and words of the pages."""

from typing import Any
from uuid import uuid4

import pytest

from community.members.models import Member
from groups.models import Group
from mentorship.models import Appeal, Application, Interest, Opinion, Revocation, Verification
from tests import world
from tests.doors import Call


def keyed(**words: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), **words}


def test_a_mentor_with_figures_for_any_member(
    call: Call, mentor: Member, chidi: Member, amina: Member
) -> None:
    world.apprenticeship(amina, mentor)
    shown = call(chidi, f"/mentors/{mentor.handle}").json()
    assert shown["skills"][0]["skill"] == "Grading maize"
    assert (shown["graduates"], shown["ended"], shown["free_places"]) == (0, 0, 2)
    assert shown["answers_in_hours"] is None
    assert call(chidi, f"/mentors/{amina.handle}").status_code == 404


def test_applied_for_and_seen(
    call: Call, mentor: Member, bakari: Member, chidi: Member, group: Group
) -> None:
    world.met(mentor, bakari)
    juma = world.known(world.joined(world.member("Juma"), group))
    words = keyed(sector=group.sector.slug, skill="Grading maize", words="Ask anyone.")
    refused = call(juma, "/applications", **words)
    assert (refused.status_code, refused.json()["field"]) == (422, "declared")
    words |= {"declared": True, "interests": "I sell maize"}
    made = call(juma, "/applications", **words).json()
    assert call(juma, "/applications", **words).json() == made
    assert made["waiting"]
    path = f"/applications/{made['id']}"
    assert call(chidi, path).status_code == 404
    for one in (mentor, bakari):
        said = keyed(agrees=True, words="Saw the sacks.")
        shown = call(one, f"{path}/sightings", **said).json()
    assert not shown["waiting"]
    assert {one["by"] for one in shown["sightings"]} == {"dalia", "bakari"}
    badge = call(chidi, f"/verifications/{Verification.objects.get(member=juma).pk}").json()
    assert (badge["holder"], badge["standing"]) == ("juma", True)
    assert set(badge["verified_by"]) == {"dalia", "bakari"}
    assert badge["interests"] == ["I sell maize"]
    assert Application.objects.count() == 1


def test_a_trade_there_is_not_is_no_trade(call: Call, amina: Member) -> None:
    words = keyed(sector="nothing", skill="x", words="x", declared=True)
    assert call(amina, "/applications", **words).status_code == 404


def test_interests_told_listed_and_ended(call: Call, amina: Member, dalia: Member) -> None:
    told = call(amina, "/interests", **keyed(words="I sell maize")).json()
    assert call(amina, "/interests").json() == [told]
    assert call(dalia, "/interests").json() == []
    assert call(dalia, f"/interests/{told['id']}", send="delete").status_code == 404
    assert call(amina, f"/interests/{told['id']}", send="delete").status_code == 200
    assert not Interest.objects.standing().exists()


@pytest.fixture
def judges(amina: Member, wanjiru: Member, staff: Member, group: Group) -> list[Member]:
    """Two who are verified in the same skill as Dalia."""
    for one in (amina, wanjiru):
        words = {"sector": group.sector, "skill": "Grading maize", "proof": "seen"}
        Verification.objects.create(author=staff, key=uuid4(), member=one, **words)
    return [amina, wanjiru]


def test_taken_back_appealed_and_given_back(
    call: Call, staff: Member, mentor: Member, judges: list[Member], chidi: Member
) -> None:
    path = f"/verifications/{mentor.verifications.get().pk}"
    gone = call(staff, f"{path}/revocation", **keyed(reason="Sold wet maize.")).json()
    assert (gone["standing"], gone["revocation"]["reason"]) == (False, "Sold wet maize.")
    words = keyed(words="It was dry.")
    door = f"/revocations/{gone['revocation']['id']}/appeal"
    made = call(mentor, door, **words).json()
    assert made["revocation"]["appeal"]["words"] == "It was dry."
    assert call(judges[0], path).json()["revocation"]["appeal"]["words"] == "It was dry."
    assert call(chidi, path).json()["revocation"]["appeal"]["words"] == ""
    for one in judges:
        opinion = keyed(lifts=True, reason="Saw it dry.")
        door = f"/revocations/appeals/{made['revocation']['appeal']['id']}/opinions"
        back = call(one, door, **opinion).json()
        assert call(one, door, **opinion).json() == back
    assert back["standing"]
    assert back["revocation"]["lifted_at"]
    assert Opinion.objects.count() == 2


def test_the_same_key_takes_and_appeals_once(call: Call, staff: Member, mentor: Member) -> None:
    door = f"/verifications/{mentor.verifications.get().pk}/revocation"
    words = keyed(reason="Sold wet maize.")
    gone = call(staff, door, **words).json()
    assert call(staff, door, **words).json() == gone
    assert call(staff, door, **{**words, "reason": "Late"}).status_code == 409
    appeal, words = f"/revocations/{gone['revocation']['id']}/appeal", keyed(words="It was dry.")
    made = call(mentor, appeal, **words).json()
    assert call(mentor, appeal, **words).json() == made
    assert call(mentor, appeal, **{**words, "words": "No."}).status_code == 409
    assert call(mentor, appeal, **keyed(words="Again.")).status_code == 422
    assert (Revocation.objects.count(), Appeal.objects.count()) == (1, 1)


def test_strangers_take_nothing_back_and_appeal_for_nobody(
    call: Call, staff: Member, mentor: Member, chidi: Member
) -> None:
    badge = mentor.verifications.get()
    door = f"/verifications/{badge.pk}/revocation"
    for one in (chidi, mentor):
        assert call(one, door, **keyed(reason="x")).status_code == 404
    assert call(staff, door, **keyed(reason=" ")).status_code == 422
    assert not Revocation.objects.exists()
    assert call(chidi, "/verifications/0").status_code == 404
    gone = call(staff, door, **keyed(reason="Wet.")).json()["revocation"]["id"]
    assert call(chidi, f"/revocations/{gone}/appeal", **keyed(words="x")).status_code == 404
    made = call(mentor, f"/revocations/{gone}/appeal", **keyed(words="Dry.")).json()
    opinions = f"/revocations/appeals/{made['revocation']['appeal']['id']}/opinions"
    assert call(mentor, opinions, **keyed(lifts=True, reason="Me.")).status_code == 404
    assert call(chidi, opinions, **keyed(lifts=True, reason="Me.")).status_code == 422
    assert not Opinion.objects.exists()
