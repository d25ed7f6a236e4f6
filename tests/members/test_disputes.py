"""What stands against a name in the line beside it, and what never does."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.template import Context, Template
from django.utils import timezone

from community.front.seeding import clock
from community.members import trust
from community.members.models import Member
from groups.actions import memberships
from groups.models import Finding, Group
from tests import world
from tests.members.signed import signed_in


def disputes(member: Member) -> int:
    return trust.lines([member])[member.pk].disputes


@pytest.fixture
def reported(amina: Member, dalia: Member, group: Group) -> Any:
    """Dalia reported what Amina wrote; nobody has judged it."""
    return world.report(dalia, "message", world.message(amina, group).pk)


def test_nothing_stands_against_whoever_was_only_reported(amina: Member, reported: Any) -> None:
    assert disputes(amina) == 0
    words = Context({"lines": trust.lines([amina]), "one": amina})
    assert "0 open disputes" in Template("{% load trust %}{% trust lines one %}").render(words)


@pytest.mark.parametrize("outcome", ["warned", "taken", "suspended", "removed"])
def test_what_stewards_found_stands(
    outcome: str, amina: Member, dalia: Member, bakari: Member, reported: Any
) -> None:
    world.finding(bakari, reported, outcome)
    assert (disputes(amina), disputes(dalia), disputes(bakari)) == (1, 0, 0)


def test_what_was_dismissed_never_counts(amina: Member, bakari: Member, reported: Any) -> None:
    world.finding(bakari, reported, "dismissed")
    assert disputes(amina) == 0


def test_a_finding_lifted_on_appeal_counts_no_more(
    amina: Member, bakari: Member, reported: Any
) -> None:
    found = world.finding(bakari, reported, "warned")
    Finding.objects.filter(pk=found.pk).update(lifted_at=timezone.now())
    assert disputes(amina) == 0


def test_after_a_year_it_is_forgotten(amina: Member, bakari: Member, reported: Any) -> None:
    world.finding(bakari, reported, "warned")
    with clock.at(timezone.now() + timedelta(days=364)):
        assert disputes(amina) == 1
    with clock.at(timezone.now() + timedelta(days=366)):
        assert disputes(amina) == 0


def test_two_findings_are_two_and_vouches_do_not_multiply_them(
    amina: Member, dalia: Member, bakari: Member, group: Group, reported: Any
) -> None:
    world.finding(bakari, reported, "warned")
    memberships.remove(bakari, group, amina, "Cheated again")
    for giver in (dalia, bakari):
        world.vouch(giver, amina)
    line = trust.lines([amina])[amina.pk]
    assert (line.disputes, line.vouched) == (2, 2)


def test_the_page_behind_the_line_and_the_api_say_it_too(
    amina: Member, dalia: Member, bakari: Member, reported: Any
) -> None:
    page = "/members/amina/trust/"
    clean = signed_in(dalia).get(page).content.decode()
    assert "findings of stewards" not in clean
    world.finding(bakari, reported, "warned")
    assert "1 finding of stewards stands against them" in (
        signed_in(dalia).get(page).content.decode()
    )


def test_lines_with_disputes_are_still_one_query(
    amina: Member, dalia: Member, bakari: Member, reported: Any, django_assert_num_queries: Any
) -> None:
    world.finding(bakari, reported, "warned")
    with django_assert_num_queries(1):
        trust.lines([amina, dalia, bakari])


def test_what_a_hidden_group_found_is_a_number_without_its_name(
    amina: Member, dalia: Member, bakari: Member
) -> None:
    hidden = world.group(by=bakari, name="Chama Kimya", hidden=True)
    words = {"noun": "member", "subject": amina.pk, "about": amina, "evidence": "Amina"}
    Finding.objects.create(
        author=bakari, key=uuid4(), group=hidden, outcome="warned", reason="Lied", **words
    )
    page = signed_in(dalia).get("/members/amina/trust/").content.decode()
    assert disputes(amina) == 1
    assert "Chama" not in page
    assert "Lied" not in page
