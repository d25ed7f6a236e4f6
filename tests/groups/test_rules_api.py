"""Rules by programs: the same answers as on the page."""

from uuid import uuid4

import pytest

from community.members.models import Member
from groups.actions.groups import describe
from groups.models import Group, Membership, Room
from tests import world
from tests.doors import Call


@pytest.fixture
def ruled(group: Group, amina: Member, bakari: Member) -> Group:
    """Changed since Amina came in."""
    ruled_anew(group, bakari, "Nobody sends money before the maize is seen.")
    return group


def ruled_anew(group: Group, by: Member, rules: str) -> None:
    describe(by, Group.objects.get(pk=group.pk), group.name, "", rules, group.by_approval)


def test_amina_reads_them_keeps_to_them_and_writes(
    call: Call, ruled: Group, room: Room, amina: Member
) -> None:
    path, words = f"/groups/{ruled.slug}/rules", {"text": "Niko", "key": str(uuid4())}
    now = call(amina, path).json()
    assert (now["number"], now["accepted"], len(now["editions"])) == (1, 0, 1)
    assert call(amina, f"/rooms/{room.pk}/messages", **words).status_code == 422
    for _time in range(2):
        assert call(amina, f"{path}/acceptance", number=1).json()["accepted"] == 1
    assert call(amina, f"/rooms/{room.pk}/messages", **words).status_code == 201


def test_an_edition_that_was_changed_meanwhile_is_not_accepted(
    call: Call, ruled: Group, amina: Member, bakari: Member
) -> None:
    ruled_anew(ruled, bakari, "Nor after.")
    for number in (0, 1, 3):
        path = f"/groups/{ruled.slug}/rules/acceptance"
        assert call(amina, path, number=number).status_code == 422
    assert Membership.objects.get(group=ruled, member=amina).accepted == 0


def test_outsiders_find_no_rules(call: Call, ruled: Group, chidi: Member) -> None:
    assert call(chidi, f"/groups/{ruled.slug}/rules").status_code == 404
    assert call(chidi, f"/groups/{ruled.slug}/rules/acceptance", number=1).status_code == 404
    assert call(world.member("Njeri"), f"/groups/{ruled.slug}/rules").status_code == 404
