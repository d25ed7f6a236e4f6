"""The way into a hidden group, and past the door of a closed one."""

import pytest
from django.urls import reverse

from community.members.models import Deed, Member
from community.notices.models import Notice
from community.text.refusals import Refusal
from groups.actions import invitations, memberships
from groups.models import Group
from tests.doors import As


def test_the_invited_see_a_hidden_group_and_come_in_at_once(
    as_: As, hidden: Group, chidi: Member, bakari: Member
) -> None:
    home = reverse("groups:group", args=[hidden.slug])
    assert as_(chidi).get(home).status_code == 404
    url = reverse("groups:invitations", args=[hidden.slug])
    assert as_(bakari).post(url, {"handle": "@Chidi"}).status_code == 302
    assert as_(chidi).get(home).status_code == 200
    as_(chidi).post(reverse("groups:membership", args=[hidden.slug]))
    assert hidden.memberships.filter(member=chidi).exists()
    assert not hidden.invitations.exists()


def test_the_invited_need_not_ask_at_a_closed_group(
    closed: Group, chidi: Member, bakari: Member
) -> None:
    invitations.invite(bakari, closed, chidi.handle)
    memberships.join(chidi, closed)
    assert closed.memberships.filter(member=chidi).exists()
    assert not closed.requests.exists()


def test_inviting_twice_is_one_invitation_and_one_notice(
    hidden: Group, chidi: Member, bakari: Member
) -> None:
    for _time in range(2):
        invitations.invite(bakari, hidden, chidi.handle)
    assert hidden.invitations.count() == 1
    notice = Notice.objects.get(member=chidi)
    assert notice.url == reverse("groups:group", args=[hidden.slug])


@pytest.mark.parametrize("handle", ["nobody", "", "   ", "a b", "x" * 41, "'; --"])
def test_a_handle_nobody_has_is_refused_with_a_sentence(
    handle: str, as_: As, hidden: Group, bakari: Member
) -> None:
    answer = as_(bakari).post(reverse("groups:invitations", args=[hidden.slug]), {"handle": handle})
    assert answer.status_code == 422
    assert not hidden.invitations.exists()


def test_one_who_is_inside_is_not_invited(group: Group, amina: Member, bakari: Member) -> None:
    with pytest.raises(Refusal, match="already in the group"):
        invitations.invite(bakari, group, amina.handle)


def test_one_put_out_comes_back_by_invitation(group: Group, amina: Member, bakari: Member) -> None:
    memberships.remove(bakari, group, amina, "spam")
    invitations.invite(bakari, group, amina.handle)
    memberships.join(amina, group)
    assert group.memberships.filter(member=amina).exists()


def test_the_book_says_who_invited_whom_once(hidden: Group, chidi: Member, bakari: Member) -> None:
    for _time in range(2):
        invitations.invite(bakari, hidden, chidi.handle)
    (line,) = Deed.objects.at(hidden.topic)
    assert (line.verb, line.by, line.member) == ("invitation.made", bakari, chidi)
    with pytest.raises(Refusal):
        invitations.invite(bakari, hidden, "nobody")
    assert Deed.objects.at(hidden.topic).count() == 1
