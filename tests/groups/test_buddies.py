"""A newcomer's buddy: given by a steward, told to both, over after four weeks."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups import reads
from groups.actions import buddies, memberships
from groups.models import Buddy, Group, Membership
from tests import world
from tests.doors import As, Call


@pytest.fixture
def newcomer(group: Group) -> Membership:
    juma = world.joined(world.member("Juma"), group)
    return group.memberships.select_related("member", "group").get(member=juma)


def door(newcomer: Membership) -> str:
    return f"/groups/{newcomer.group.slug}/people/{newcomer.member.handle}/buddy/"


def told(member: Member) -> list[str]:
    return [one.text for one in Notice.objects.filter(member=member, kind="group.buddy")]


def test_a_steward_gives_a_newcomer_a_buddy_and_both_are_told(
    as_: As, group: Group, amina: Member, bakari: Member, newcomer: Membership
) -> None:
    words = {"key": uuid4(), "handle": "@amina"}
    for _twice in range(2):
        assert as_(bakari).post(door(newcomer), words).status_code == 302
    buddy = Buddy.objects.get()
    assert (buddy.author, buddy.helper.member) == (bakari, amina)
    assert told(newcomer.member) == [
        f"Amina is your buddy in {group} for four weeks: ask anything."
    ]
    assert told(amina) == [f"You are asked to be the buddy of Juma in {group} for four weeks."]
    people = f"/groups/{group.slug}/people/"
    assert "Amina is your buddy until" in as_(newcomer.member).get(people).content.decode()
    assert "You are the buddy of Juma until" in as_(amina).get(people).content.decode()
    assert "buddy until" not in as_(bakari).get(people).content.decode()
    assert "Amina" in as_(bakari).get(f"{people}juma/").content.decode()


def test_nobody_but_a_steward_gives_one(
    as_: As, amina: Member, chidi: Member, newcomer: Membership
) -> None:
    for someone in (amina, chidi, newcomer.member):
        answer = as_(someone).post(door(newcomer), {"key": uuid4(), "handle": "amina"})
        assert answer.status_code == 404
    assert not Buddy.objects.exists()


@pytest.mark.parametrize(
    ("handle", "says"),
    [("chidi", "Nobody in this group"), ("nobody", "Nobody in this group"), ("juma", "else")],
)
def test_a_buddy_is_somebody_else_of_the_group(
    as_: As, bakari: Member, chidi: Member, newcomer: Membership, handle: str, says: str
) -> None:
    answer = as_(bakari).post(door(newcomer), {"key": uuid4(), "handle": handle})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert f'value="{handle}"' in page
    assert not Buddy.objects.exists()


@pytest.mark.parametrize("turned", [False, True])
def test_two_of_whom_one_blocked_the_other_are_no_buddies(
    amina: Member, bakari: Member, newcomer: Membership, turned: bool
) -> None:
    two = (amina, newcomer.member)
    world.blocked(*(two[::-1] if turned else two))
    fresh = Membership.objects.select_related("member", "group").get(pk=newcomer.pk)
    with pytest.raises(Refusal, match="would rather not"):
        buddies.give(bakari, fresh, uuid4(), "amina")
    assert told(amina) == []


def test_one_buddy_at_a_time_and_another_after_it_ended(
    amina: Member, bakari: Member, newcomer: Membership
) -> None:
    first = buddies.give(bakari, newcomer, uuid4(), "amina")
    with pytest.raises(Refusal, match="End that first"):
        buddies.give(bakari, newcomer, uuid4(), "bakari")
    for _twice in range(2):
        buddies.end(bakari, first)
    assert buddies.give(bakari, newcomer, uuid4(), "bakari").helper.member == bakari


def test_it_is_over_by_itself_after_four_weeks(
    amina: Member, bakari: Member, newcomer: Membership, group: Group
) -> None:
    buddies.give(bakari, newcomer, uuid4(), "amina")
    assert len(reads.buddies(amina, group)) == 1
    with time_machine.travel(timezone.now() + timedelta(days=29), tick=False):
        assert reads.buddies(amina, group) == []
        assert reads.buddy_beside(newcomer) is None
        buddies.give(bakari, newcomer, uuid4(), "amina")


def test_either_ends_it_and_nobody_else(
    as_: As, amina: Member, bakari: Member, wanjiru: Member, newcomer: Membership, group: Group
) -> None:
    buddy = buddies.give(bakari, newcomer, uuid4(), "amina")
    world.joined(wanjiru, group)
    assert as_(wanjiru).post(f"/buddies/{buddy.pk}/end/").status_code == 404
    assert as_(newcomer.member).post(f"/buddies/{buddy.pk}/end/").status_code == 302
    assert as_(newcomer.member).post(f"/buddies/{buddy.pk}/end/").status_code == 404
    assert reads.buddies(amina, group) == []
    assert len(told(amina)) == 1, "who ends it blames nobody"


@pytest.mark.parametrize("who", ["helper", "newcomer"])
def test_it_goes_with_the_membership_of_either(
    amina: Member, bakari: Member, newcomer: Membership, group: Group, who: str
) -> None:
    buddies.give(bakari, newcomer, uuid4(), "amina")
    memberships.leave(amina if who == "helper" else newcomer.member, group)
    assert not Buddy.objects.exists()


def test_a_program_gives_a_buddy_reads_it_and_ends_it(
    call: Call, amina: Member, bakari: Member, wanjiru: Member, newcomer: Membership, group: Group
) -> None:
    path = f"/groups/{group.slug}/people/{newcomer.member.handle}/buddy"
    words = {"key": str(uuid4()), "handle": "amina"}
    made = call(bakari, path, **words).json()
    assert call(bakari, path, **words).json() == made
    assert (made["newcomer"], made["helper"], made["ended"]) == ("juma", "amina", False)
    listed = f"/groups/{group.slug}/buddies"
    for one, seen in ((amina, [made]), (newcomer.member, [made]), (bakari, [])):
        assert call(one, listed).json() == seen
    world.joined(wanjiru, group)
    door = f"/buddies/{made['id']}/end"
    assert call(wanjiru, door, send="post").status_code == 404
    assert call(amina, door, send="post").json() == made | {"ended": True}
    assert call(amina, listed).json() == []
    refused = call(bakari, path, key=str(uuid4()), handle="nobody")
    assert (refused.status_code, refused.json()["field"]) == (422, "handle")


def test_a_program_of_a_stranger_finds_no_buddies(
    call: Call, amina: Member, chidi: Member, newcomer: Membership, group: Group
) -> None:
    path = f"/groups/{group.slug}/people/juma/buddy"
    assert call(chidi, f"/groups/{group.slug}/buddies").status_code == 404
    for someone in (amina, chidi):
        assert call(someone, path, key=str(uuid4()), handle="amina").status_code == 404
    assert not Buddy.objects.exists()
