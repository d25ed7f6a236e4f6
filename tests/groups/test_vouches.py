"""Groups that ask for vouches: a women-only group lets in whom two of its members vouch for."""

from uuid import uuid4

import pytest
from django.urls import reverse

from community.members import freezing
from community.members.actions import vouches
from community.members.models import Member
from community.sms.actions.receiving import receive
from community.sms.models import Text
from community.text.refusals import Refusal
from groups.actions import enrolments, invitations, memberships, requests, suspensions
from groups.actions.groups import describe, open_group
from groups.models import Group, Membership
from tests import world
from tests.doors import As, Call

SAYS = "2 members of this group must vouch"


@pytest.fixture
def women(bakari: Member) -> Group:
    """Bakari's hidden group of three, which asks for the word of two."""
    made = open_group(bakari, world.sector(), world.place(), "Akina Mama", hidden=True, vouches=2)
    Group.objects.filter(pk=made.pk).update(vouches=0)
    for name in ("Esther", "Njeri"):
        someone = world.member(name)
        invitations.invite(bakari, made, someone.handle)
        memberships.join(someone, Group.objects.get(pk=made.pk))
    Group.objects.filter(pk=made.pk).update(vouches=2)
    made.refresh_from_db()
    return made


def inside(group: Group, name: str) -> Member:
    return Member.objects.get(memberships__group=group, display_name=name)


def is_inside(group: Group, member: Member) -> bool:
    return group.memberships.filter(member=member).exists()


def test_the_invited_come_in_only_with_the_word_of_two_members(
    women: Group, chidi: Member, bakari: Member
) -> None:
    invitations.invite(bakari, women, chidi.handle)
    for name in ("Esther", "Njeri"):
        with pytest.raises(Refusal, match=SAYS):
            memberships.join(chidi, women)
        world.vouch(inside(women, name), chidi)
    memberships.join(chidi, women)
    assert is_inside(women, chidi)


def test_a_word_from_outside_taken_back_or_of_one_who_left_opens_no_door(
    women: Group, chidi: Member, bakari: Member, amina: Member
) -> None:
    invitations.invite(bakari, women, chidi.handle)
    world.vouch(amina, chidi)
    world.vouch(bakari, chidi)
    taken = world.vouch(inside(women, "Esther"), chidi)
    vouches.take_back(taken.author, taken)
    njeri = inside(women, "Njeri")
    world.vouch(njeri, chidi)
    memberships.leave(njeri, women)
    with pytest.raises(Refusal, match=SAYS):
        memberships.join(chidi, women)
    assert not is_inside(women, chidi)


def test_two_words_of_one_member_are_one(women: Group, chidi: Member, bakari: Member) -> None:
    invitations.invite(bakari, women, chidi.handle)
    world.vouch(bakari, chidi)
    world.met(bakari, chidi)
    with pytest.raises(Refusal, match=SAYS):
        memberships.join(chidi, women)


def test_page_and_api_refuse_alike_and_do_not_say_how_many_vouch(
    as_: As, call: Call, women: Group, chidi: Member, bakari: Member
) -> None:
    invitations.invite(bakari, women, chidi.handle)
    world.vouch(bakari, chidi)
    url = reverse("groups:membership", args=[women.slug])
    page = as_(chidi).post(url)
    program = call(chidi, f"/groups/{women.slug}/membership", words="me")
    assert (page.status_code, program.status_code) == (422, 422)
    assert SAYS in page.content.decode()
    assert SAYS in program.json()["detail"]
    assert not is_inside(women, chidi)
    assert call(chidi, f"/groups/{women.slug}").json()["vouches"] == 2


def test_outside_page_says_what_is_asked(as_: As, women: Group, chidi: Member) -> None:
    invitations.invite(women.author, women, chidi.handle)
    page = as_(chidi).get(reverse("groups:group", args=[women.slug])).content.decode()
    assert "Here 2 members must vouch for whoever joins" in page


def test_at_a_closed_group_the_word_is_asked_before_the_request_and_again_at_the_answer(
    as_: As, closed: Group, chidi: Member, bakari: Member
) -> None:
    Group.objects.filter(pk=closed.pk).update(vouches=1)
    closed.refresh_from_db()
    with pytest.raises(Refusal, match="1 member of this group must vouch"):
        memberships.join(chidi, closed)
    word = world.vouch(bakari, chidi)
    asking = world.asking(chidi, closed)
    vouches.take_back(bakari, word)
    with pytest.raises(Refusal, match="must vouch"):
        requests.accept(bakari, asking)
    asking.refresh_from_db()
    assert asking.answered_at is None, "the request waits until somebody vouches"
    answer = as_(bakari).post(reverse("groups:acceptance", args=[asking.pk]), follow=True)
    assert "must vouch for whoever joins" in answer.content.decode()
    vouches.let_stand(bakari, word)
    requests.accept(bakari, asking)
    assert is_inside(closed, chidi)


def test_a_group_smaller_than_what_it_asks_takes_the_word_of_all(
    bakari: Member, chidi: Member
) -> None:
    small = open_group(bakari, world.sector(), world.place(), "New group", vouches=2)
    with pytest.raises(Refusal, match="1 member of this group must vouch"):
        memberships.join(chidi, small)
    world.vouch(bakari, chidi)
    memberships.join(chidi, small)
    assert small.vouches_wanted() == 2


def test_whoever_enters_an_empty_group_needs_nobodys_word(bakari: Member, chidi: Member) -> None:
    empty = open_group(bakari, world.sector(), world.place(), "Left alone", vouches=3)
    memberships.leave(bakari, empty)
    memberships.join(chidi, empty)
    assert Membership.objects.get(group=empty).steward


def test_those_inside_stay_when_a_steward_begins_to_ask(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    url = reverse("groups:about", args=[group.slug])
    form = {"name": group.name, "about": "", "rules": "", "vouches": "2"}
    assert as_(bakari).post(url, form).status_code == 302
    group.refresh_from_db()
    assert group.vouches == 2
    memberships.join(amina, group)
    assert is_inside(group, amina)


@pytest.mark.parametrize("wrong", ["-1", "6", "two"])
def test_another_number_than_the_form_offers_is_refused(
    wrong: str, as_: As, group: Group, bakari: Member
) -> None:
    url = reverse("groups:about", args=[group.slug])
    form = {"name": group.name, "about": "", "rules": "", "vouches": wrong}
    assert as_(bakari).post(url, form).status_code == 422
    group.refresh_from_db()
    assert group.vouches == 0


def test_whoever_comes_back_after_a_finding_needs_no_word_anew(
    group: Group, amina: Member, bakari: Member
) -> None:
    dalia = world.joined(world.member("Dalia"), group)
    told = world.report(dalia, "message", world.message(amina, group).pk)
    found = world.finding(bakari, told, "suspended")
    assert not is_inside(group, amina)
    describe(bakari, group, group.name, "", "", False, vouches=2)
    suspensions.let_back(found.suspension)
    assert is_inside(group, amina)


def test_a_hidden_group_takes_no_plain_address_that_another_would_miss(
    women: Group, chidi: Member
) -> None:
    """Were the address taken, whoever opens a group of the same name would learn of it."""
    namesake = world.group(by=chidi, name="Akina Mama")
    assert namesake.slug == "akina-mama"
    assert women.slug.startswith("akina-mama-")


def test_an_invitation_passed_on_opens_no_door_without_the_word_by_page_or_text(
    as_: As, women: Group, chidi: Member, bakari: Member
) -> None:
    ticket = world.ticket(bakari, women)
    page = as_(chidi).post(f"/join/{ticket.slug}/", follow=True)
    assert SAYS in page.content.decode()
    receive(str(chidi.phone), f"JOIN {ticket.slug}", str(uuid4()))
    assert SAYS in Text.objects.order_by("pk").last().body  # type: ignore[union-attr]
    assert not is_inside(women, chidi)
    for name in ("Esther", "Njeri"):
        world.vouch(inside(women, name), chidi)
    as_(chidi).post(f"/join/{ticket.slug}/")
    assert is_inside(women, chidi)


def test_nor_does_being_written_down_at_a_meeting(
    women: Group, chidi: Member, bakari: Member
) -> None:
    enrolments.enrol(bakari, women, uuid4(), str(chidi.phone), "Chidi", "en")
    receive(str(chidi.phone), "YES", str(uuid4()))
    assert SAYS in Text.objects.order_by("pk").last().body  # type: ignore[union-attr]
    assert not is_inside(women, chidi)


def test_while_it_is_unsure_whose_phone_it_is_what_was_said_of_them_opens_no_door(
    women: Group, chidi: Member, bakari: Member
) -> None:
    invitations.invite(bakari, women, chidi.handle)
    for name in ("Esther", "Njeri"):
        world.vouch(inside(women, name), chidi)
    freeze = freezing.begin(chidi, "device")
    with pytest.raises(Refusal, match=SAYS):
        memberships.join(chidi, women)
    freezing.lift(freeze, "vouchers")
    memberships.join(chidi, women)
    assert is_inside(women, chidi)
