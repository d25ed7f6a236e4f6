"""Whether it is still them, said by programs: the same answers as on the pages."""

from uuid import uuid4

import pytest

from community.members import freezing
from community.members.freezing import frozen
from community.members.models import Confirmation, Deed, Freeze, Member
from groups.models import Group
from tests import world
from tests.doors import Call

REASON = "She showed me her card"


@pytest.fixture
def freeze(amina: Member, bakari: Member, dalia: Member) -> Freeze:
    for one in (amina, bakari):
        world.met(one, dalia)
    found = freezing.freeze(dalia, freezing.Why.DEVICE)
    assert found
    return found


def test_two_who_met_her_say_that_it_is_her(
    call: Call, freeze: Freeze, amina: Member, bakari: Member, dalia: Member, wanjiru: Member
) -> None:
    path, key = "/members/dalia/confirmation", str(uuid4())
    assert call(dalia, "/me/freeze").json() == {"frozen": True}
    for _time in range(2):
        assert call(amina, path, key=key, is_them=True).json() == {"frozen": True}
    for stranger in (wanjiru, dalia):
        assert call(stranger, path, key=str(uuid4()), is_them=True).status_code == 404
    assert call(bakari, path, key=str(uuid4()), is_them=True).json() == {"frozen": False}
    assert call(bakari, path, key=str(uuid4()), is_them=True).status_code == 422
    assert call(dalia, "/me/freeze").json() == {"frozen": False}
    assert Confirmation.objects.count() == 2


def test_a_steward_says_so_with_a_reason_and_it_is_in_the_book(
    call: Call, freeze: Freeze, group: Group, amina: Member, bakari: Member
) -> None:
    world.met(amina, bakari)
    (one,) = call(bakari, f"/groups/{group.slug}/freezes").json()
    assert (one["member"], one["why"], one["said"]) == ("dalia", "device", [])
    path = f"/groups/{group.slug}/freezes/{freeze.pk}/confirmation"
    assert call(bakari, path, reason=" ").status_code == 422
    assert frozen([freeze.member_id])
    assert call(bakari, path, reason=REASON).json() == {"frozen": False}
    assert call(bakari, path, reason=REASON).status_code == 404
    assert Deed.objects.get(verb="member.confirmed").reason == REASON


def test_others_learn_of_no_freeze(
    call: Call, freeze: Freeze, group: Group, amina: Member, chidi: Member, dalia: Member
) -> None:
    elsewhere = world.group(by=chidi, name="Elsewhere")
    for other, at in ((amina, group), (dalia, group), (chidi, group), (chidi, elsewhere)):
        path = f"/groups/{at.slug}/freezes/{freeze.pk}/confirmation"
        assert call(other, path, reason=REASON).status_code == 404
        assert call(other, f"/freezes/{freeze.pk}/confirmation", reason=REASON).status_code == 404
        assert call(other, "/freezes").status_code == 404
    assert call(amina, f"/groups/{group.slug}/freezes").status_code == 404
    assert call(chidi, f"/groups/{elsewhere.slug}/freezes").json() == []
    assert frozen([freeze.member_id])


def test_staff_say_so_too_but_not_of_themselves(call: Call, freeze: Freeze, staff: Member) -> None:
    assert [one["member"] for one in call(staff, "/freezes").json()] == ["dalia"]
    path = f"/freezes/{freeze.pk}/confirmation"
    assert call(staff, path, reason=REASON).json() == {"frozen": False}
    own = freezing.freeze(staff, freezing.Why.DEVICE)
    assert own
    assert call(staff, "/freezes").json() == []
    path = f"/freezes/{own.pk}/confirmation"
    assert call(staff, path, reason=REASON).status_code == 404
