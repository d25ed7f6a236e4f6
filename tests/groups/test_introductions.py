"""Who brought whom into a group is kept, and stands where it matters."""

from uuid import uuid4

from django.urls import reverse

from community.members.models import Member
from groups.actions import enrolments, invitations, memberships, requests, tickets
from groups.models import Finding, Group, Membership, Request
from tests import world
from tests.doors import As


def bringer(group: Group, member: Member) -> Member | None:
    return Membership.objects.get(group=group, member=member).brought_by


def test_an_invitation_a_ticket_and_a_list_at_a_meeting_name_who_brought_them(
    group: Group, bakari: Member, chidi: Member
) -> None:
    invitations.invite(bakari, group, chidi.handle)
    memberships.join(chidi, group)
    juma, kesi = world.member("Juma"), world.member("Kesi")
    tickets.enter(juma, world.ticket(bakari, group))
    row = enrolments.enrol(bakari, group, uuid4(), kesi.phone or "", "Kesi", "en")
    enrolments.accept(kesi, row)
    assert [bringer(group, one) for one in (chidi, juma, kesi)] == [bakari] * 3


def test_who_came_by_themselves_or_asked_was_brought_by_nobody(
    group: Group, closed: Group, amina: Member, bakari: Member, chidi: Member
) -> None:
    asked = memberships.join(chidi, closed)
    assert isinstance(asked, Request)
    requests.accept(bakari, asked)
    assert (bringer(group, amina), bringer(closed, chidi)) == (None, None)


def test_it_is_read_among_the_people_of_the_group_and_by_no_stranger(
    as_: As, group: Group, amina: Member, bakari: Member, chidi: Member
) -> None:
    juma = world.member("Juma")
    tickets.enter(juma, world.ticket(bakari, group))
    people = reverse("groups:people", args=[group.slug])
    assert "brought in by Bakari" in as_(amina).get(people).content.decode()
    person = reverse("groups:person", args=[group.slug, juma.handle])
    assert "brought in by Bakari" in as_(bakari).get(person).content.decode()
    assert as_(chidi).get(people).status_code == 404
    alone = reverse("groups:person", args=[group.slug, amina.handle])
    assert "brought in by" not in as_(bakari).get(alone).content.decode()


def test_a_finding_says_it_to_those_who_judge_though_they_are_put_out(
    as_: As, group: Group, amina: Member, bakari: Member
) -> None:
    juma = world.member("Juma")
    tickets.enter(juma, world.ticket(bakari, group))
    said = world.message(juma, group, "Tuma pesa kwanza")
    world.finding(bakari, world.report(amina, "message", said.pk), "suspended")
    finding = Finding.objects.get()
    assert finding.brought_by == bakari
    url = reverse("groups:finding", args=[finding.pk])
    assert "Bakari brought Juma into the group" in as_(bakari).get(url).content.decode()
    assert "brought Juma" not in as_(juma).get(url).content.decode()


def test_put_out_by_a_steward_it_is_kept_with_the_finding(group: Group, bakari: Member) -> None:
    juma = world.member("Juma")
    tickets.enter(juma, world.ticket(bakari, group))
    memberships.remove(bakari, group, juma, "He cheats")
    assert Finding.objects.get().brought_by == bakari
