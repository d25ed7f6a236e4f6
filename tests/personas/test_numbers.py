"""A phone number is given to one person, until it is taken back; and is in nothing else."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from community.members import bearer, freezing
from community.members.models import Member
from community.notices.models import Notice
from community.personas.actions import sharings
from community.personas.models import Sharing
from community.text.refusals import Refusal
from groups.actions import memberships
from groups.models import Group
from tests import world
from tests.members.signed import signed_in


def shared(by: Member, member: Member) -> Sharing:
    return sharings.share(by, member, uuid4())


def page_of(member: Member, reader: Member) -> str:
    return signed_in(reader).get(f"/members/{member.handle}/").content.decode()


def test_the_one_it_was_given_to_reads_it_on_the_page_and_nobody_else(
    amina: Member, dalia: Member, wanjiru: Member
) -> None:
    url = reverse("personas:share", args=[dalia.handle])
    assert signed_in(amina).post(url, {"key": str(uuid4())}).status_code == 302
    assert str(amina.phone) in page_of(amina, dalia)
    assert str(amina.phone) not in page_of(amina, wanjiru)
    assert str(dalia.phone) not in page_of(dalia, amina), "it is not given back by itself"


def test_taken_back_it_is_read_no_more_and_the_row_says_who_had_it(
    amina: Member, dalia: Member
) -> None:
    given = shared(amina, dalia)
    url = reverse("personas:number_withdrawal", args=[given.pk])
    page = signed_in(amina).post(url).content.decode()
    assert "Dalia no longer sees your number here" in page
    assert str(amina.phone) not in page_of(amina, dalia)
    given.refresh_from_db()
    assert given.ended_at
    shared(amina, dalia)
    assert str(amina.phone) in page_of(amina, dalia), "and may be given anew"


def test_only_the_giver_takes_it_back(amina: Member, dalia: Member) -> None:
    given = shared(amina, dalia)
    url = reverse("personas:number_withdrawal", args=[given.pk])
    assert signed_in(dalia).post(url).status_code == 404
    assert Sharing.objects.standing().count() == 1


def test_giving_it_twice_is_once(amina: Member, dalia: Member) -> None:
    key = uuid4()
    first = sharings.share(amina, dalia, key)
    assert sharings.share(amina, dalia, key) == first
    assert shared(amina, dalia) == first
    assert Notice.objects.filter(member=dalia, kind="number.shared").count() == 1


def test_the_notice_says_who_and_holds_no_number(amina: Member, dalia: Member) -> None:
    shared(amina, dalia)
    notice = Notice.objects.get(member=dalia, kind="number.shared")
    assert notice.text == "Amina shared their phone number with you."
    assert str(amina.phone) not in notice.text
    assert notice.url == f"/members/{amina.handle}/"


def test_it_is_shared_with_those_one_shares_a_group_with(amina: Member, chidi: Member) -> None:
    url = reverse("personas:share", args=[chidi.handle])
    assert signed_in(amina).post(url, {"key": str(uuid4())}).status_code == 404
    with pytest.raises(Refusal, match="no number to share"):
        shared(amina, amina)
    assert not Sharing.objects.exists()


def test_the_list_says_to_whom_i_gave_it_and_who_gave_me_theirs(
    amina: Member, dalia: Member, wanjiru: Member
) -> None:
    shared(amina, dalia)
    shared(wanjiru, amina)
    page = signed_in(amina).get("/me/numbers/").content.decode()
    given, received = page.split("They gave me theirs")
    assert "Dalia" in given
    assert "Wanjiru" in received
    assert str(wanjiru.phone) not in page, "it is on her page"


def test_whoever_leaves_the_last_common_group_is_out_of_reach(
    amina: Member, dalia: Member, group: Group
) -> None:
    shared(amina, dalia)
    memberships.leave(dalia, group)
    assert signed_in(dalia).get(f"/members/{amina.handle}/").status_code == 404
    assert "Amina" not in signed_in(dalia).get("/me/numbers/").content.decode()


def test_an_account_that_rests_reads_no_number(amina: Member, dalia: Member) -> None:
    """It may be somebody else who has its number now."""
    shared(amina, dalia)
    freezing.begin(dalia, "number")
    assert str(amina.phone) not in page_of(amina, dalia)


def test_it_stands_in_no_page_of_the_group_and_in_no_answer_of_the_api(
    amina: Member, dalia: Member, group: Group
) -> None:
    shared(amina, dalia)
    client = signed_in(dalia)
    paths = [f"/groups/{group.slug}/", f"/groups/{group.slug}/people/", "/me/numbers/", "/notices/"]
    paths += [f"/members/{amina.handle}/trust/", "/search/?q=amina"]
    answers = [client.get(path) for path in paths]
    token = {"Authorization": f"Bearer {bearer.issue(dalia)}"}
    asked = [f"/members/{amina.handle}/persona", "/me/numbers", f"/members/{amina.handle}/trust"]
    answers += [Client().get(f"/api/v1{path}", headers=token) for path in asked]
    for answer in answers:
        assert answer.status_code == 200
        assert str(amina.phone)[4:] not in answer.content.decode()


def test_too_many_a_day_are_refused(amina: Member, group: Group, monkeypatch: Any) -> None:
    friends = [world.joined(world.member(f"Friend {number}"), group) for number in range(31)]
    for one in friends[:30]:
        shared(amina, one)
    with pytest.raises(Refusal):
        shared(amina, friends[30])
