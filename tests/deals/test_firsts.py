"""The first deal: who has none yet is told so, and that a small one before a third is a beginning;
and on a member's page whom one knows in common."""

import pytest

from community.deals.reads import warnings
from community.members import paths, trust
from community.members.actions import vouches
from community.members.models import Member
from tests import world
from tests.doors import As

pytestmark = pytest.mark.django_db

SMALL = "Begin with a small one, and ask a third member to see it change hands."


def said(reader: Member, other: Member) -> str:
    return " | ".join(warnings(reader, other, trust.lines([other])[other.pk]))


def test_both_without_a_deal_are_told_so_once(amina: Member, dalia: Member) -> None:
    words = said(amina, dalia)
    assert f"Dalia has no recorded deal yet. You have no recorded deal yet. {SMALL}" in words
    assert words.count(SMALL) == 1


def test_a_deal_that_is_done_is_a_beginning_for_both(
    amina: Member, dalia: Member, wanjiru: Member
) -> None:
    world.dealt(amina, wanjiru)
    assert "no recorded deal" not in said(amina, wanjiru)
    assert "You have no recorded deal yet." not in said(amina, dalia)
    assert f"Dalia has no recorded deal yet. {SMALL}" in said(amina, dalia)
    assert f"| You have no recorded deal yet. {SMALL}" in said(dalia, amina)


def test_one_that_is_only_agreed_is_none_yet(amina: Member, wanjiru: Member) -> None:
    world.deal(amina, wanjiru)
    assert "Wanjiru has no recorded deal yet." in said(amina, wanjiru)


def test_it_stands_where_a_deal_is_written_down(as_: As, amina: Member, dalia: Member) -> None:
    assert SMALL in as_(amina).get(f"/members/{dalia.handle}/deals/new/").content.decode()


def test_whom_both_know_by_a_word_is_named_on_the_page(
    as_: As, amina: Member, dalia: Member, wanjiru: Member, bakari: Member
) -> None:
    world.met(amina, wanjiru)
    world.vouch(wanjiru, dalia)
    world.vouch(bakari, dalia)
    assert paths.both_know(amina, dalia) == [wanjiru]
    page = as_(amina).get(f"/members/{dalia.handle}/").content.decode()
    common = page.partition("You both know")[2].partition("</p>")[0]
    assert f'href="/members/{wanjiru.handle}/"' in common
    assert "Bakari" not in common, "nobody's word joins Amina and Bakari"


def test_a_word_that_was_taken_back_is_no_knowing(
    as_: As, amina: Member, dalia: Member, wanjiru: Member
) -> None:
    world.met(amina, wanjiru)
    given = world.vouch(wanjiru, dalia)
    vouches.take_back(wanjiru, given)
    assert paths.both_know(amina, dalia) == []
    assert "You both know" not in as_(amina).get(f"/members/{dalia.handle}/").content.decode()


def test_neither_of_the_two_is_whom_both_know(amina: Member, dalia: Member) -> None:
    world.met(amina, dalia)
    assert paths.both_know(amina, dalia) == []
    assert paths.both_know(amina, amina) == [dalia] or paths.both_know(amina, amina) == []


def test_who_shares_no_group_with_the_reader_is_not_named(
    amina: Member, dalia: Member, chidi: Member
) -> None:
    world.met(amina, chidi)
    world.vouch(chidi, dalia)
    assert chidi not in paths.both_know(amina, dalia)
