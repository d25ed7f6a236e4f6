"""Coming in, asking to, leaving, and being put out."""

import pytest
from django.urls import reverse

from community.live.models import Event
from community.members.models import Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import memberships, stewards
from groups.models import Group, Removal
from tests import world
from tests.doors import As


def inside(group: Group, member: Member) -> bool:
    return group.memberships.filter(member=member).exists()


def test_amina_is_in_and_chidi_is_not(group: Group, amina: Member, chidi: Member) -> None:
    assert inside(group, amina)
    assert not inside(group, chidi)


def test_joining_an_open_group_is_done_at_once(as_: As, group: Group, chidi: Member) -> None:
    url = reverse("groups:membership", args=[group.slug])
    answer = as_(chidi).post(url)
    assert answer["Location"] == reverse("groups:group", args=[group.slug])
    assert inside(group, chidi)
    assert Event.objects.filter(topic=group.topic, kind="member.joined", subject=chidi.pk).exists()


def test_joining_twice_is_harmless(group: Group, amina: Member) -> None:
    told = Event.objects.filter(topic=group.topic).count()
    world.joined(amina, group)
    assert group.memberships.filter(member=amina).count() == 1
    assert Event.objects.filter(topic=group.topic).count() == told


def test_an_open_group_leaves_nobody_a_request(group: Group, amina: Member) -> None:
    assert not group.requests.exists()


def test_who_joins_is_no_steward(group: Group, amina: Member, bakari: Member) -> None:
    assert list(group.stewards()) == [bakari]


def test_leaving_takes_the_right_to_be_inside(as_: As, group: Group, amina: Member) -> None:
    url = reverse("groups:membership", args=[group.slug])
    assert as_(amina).post(url, {"leaving": "1"}).status_code == 302
    assert not inside(group, amina)
    assert Event.objects.filter(topic=group.topic, kind="member.left", subject=amina.pk).exists()


def test_leaving_twice_is_harmless(group: Group, amina: Member) -> None:
    memberships.leave(amina, group)
    memberships.leave(amina, group)
    assert Event.objects.filter(topic=group.topic, kind="member.left").count() == 1


def test_one_who_left_an_open_group_can_come_back(group: Group, amina: Member) -> None:
    memberships.leave(amina, group)
    world.joined(amina, group)
    assert inside(group, amina)


def test_what_one_said_stays_when_one_leaves(group: Group, amina: Member) -> None:
    said = world.message(amina, group)
    memberships.leave(amina, group)
    said.refresh_from_db()
    assert not said.is_withdrawn


def test_the_last_steward_stays_while_others_remain(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    url = reverse("groups:membership", args=[group.slug])
    answer = as_(bakari).post(url, {"leaving": "1"})
    assert answer.status_code == 422
    assert "last steward" in answer.content.decode()
    assert inside(group, bakari)


def test_a_steward_may_leave_once_another_holds_the_office(
    group: Group, amina: Member, bakari: Member
) -> None:
    stewards.make_steward(bakari, group, amina)
    memberships.leave(bakari, group)
    assert list(group.stewards()) == [amina]


def test_the_last_of_all_may_go_and_the_next_to_come_is_steward(
    group: Group, bakari: Member, chidi: Member
) -> None:
    memberships.leave(bakari, group)
    assert not group.memberships.exists()
    world.joined(chidi, group)
    assert list(group.stewards()) == [chidi]


def test_a_steward_removes_a_member_who_reads_why(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    url = reverse("groups:removal", args=[group.slug, amina.handle])
    assert as_(bakari).post(url, {"reason": "Sold rotten onions"}).status_code == 302
    assert not inside(group, amina)
    assert "Sold rotten onions" in Notice.objects.get(member=amina, kind="group.removed").text
    removal = Removal.objects.get()
    assert (removal.by, removal.member, removal.reason) == (bakari, amina, "Sold rotten onions")


@pytest.mark.parametrize("reason", ["", "   ", "\u200b"])
def test_a_removal_without_a_reason_is_refused(
    reason: str, as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    url = reverse("groups:removal", args=[group.slug, amina.handle])
    answer = as_(bakari).post(url, {"reason": reason})
    assert answer.status_code == 422
    assert "Say why" in answer.content.decode()
    assert inside(group, amina)
    assert not Removal.objects.exists()


def test_a_steward_does_not_remove_himself(group: Group, amina: Member, bakari: Member) -> None:
    with pytest.raises(Refusal, match="leave the group"):
        memberships.remove(bakari, group, bakari, "enough")
    assert inside(group, bakari)


def test_removing_twice_is_one_removal(group: Group, amina: Member, bakari: Member) -> None:
    memberships.remove(bakari, group, amina, "spam")
    memberships.remove(bakari, group, amina, "spam")
    assert Removal.objects.count() == 1
    assert Notice.objects.filter(member=amina, kind="group.removed").count() == 1


def test_one_who_was_removed_must_ask_to_come_back_to_an_open_group(
    group: Group, amina: Member, bakari: Member
) -> None:
    assert not group.by_approval
    memberships.remove(bakari, group, amina, "spam")
    memberships.join(amina, group, "I am sorry")
    assert not inside(group, amina)
    assert group.requests.get(member=amina).words == "I am sorry"


def test_the_reason_of_a_removal_is_for_the_one_removed_alone(
    group: Group, amina: Member, bakari: Member
) -> None:
    memberships.remove(bakari, group, amina, "Sold rotten onions")
    removed = Event.objects.get(topic=group.topic, kind="member.removed")
    assert removed.data == {}
