"""The line beside a name, who vouched, and the way from the reader to it."""

import itertools
from typing import Any

import pytest
from django.template import Context, Template
from django.urls import reverse

from community.members import paths, reckoning, trust
from community.members.models import Browser, Member
from groups.actions import invitations
from groups.models import Group
from tests import world
from tests.members.signed import signed_in


def line(member: Member) -> tuple[bool, int, int]:
    return trust.lines([member])[member.pk][:3]


def way(reader: Member, member: Member) -> list[tuple[str, str]]:
    return [(str(step.member), step.kind) for step in paths.path(reader, member)]


@pytest.fixture
def elsewhere(amina: Member) -> Member:
    """Otieno, in a hidden group of Amina's, whom Bakari and Dalia do not know."""
    hidden = world.group(by=world.member("Otieno"), name="Unseen", hidden=True)
    invitations.invite(hidden.author, hidden, amina.handle)
    world.joined(amina, hidden)
    return hidden.author


def test_the_line_says_the_phone_the_vouches_and_since_when(
    amina: Member, dalia: Member, wanjiru: Member
) -> None:
    world.vouch(amina, dalia)
    world.met(wanjiru, dalia)
    assert line(dalia) == (True, 2, 1)
    assert line(amina) == (True, 0, 0)
    words = {"lines": trust.lines([dalia]), "dalia": dalia}
    html = Template("{% load trust %}{% trust lines dalia %}").render(Context(words))
    assert "☎ verified · vouched 2 (1 met) · since" in html
    assert f'href="{reverse("members:trust", args=["dalia"])}"' in html


def test_the_lines_of_a_page_are_one_query(
    amina: Member, dalia: Member, bakari: Member, django_assert_num_queries: Any
) -> None:
    world.met(amina, dalia)
    with django_assert_num_queries(1):
        assert len(trust.lines([amina, dalia, bakari])) == 3


def test_no_line_is_drawn_for_a_name_that_was_not_asked_for(dalia: Member) -> None:
    words = Context({"lines": {}, "dalia": dalia})
    assert Template("{% load trust %}{% trust lines dalia %}").render(words) == ""


def test_words_within_a_closed_pair_are_not_counted(amina: Member, dalia: Member) -> None:
    world.met(amina, dalia)
    reckoning.work_out()
    assert line(dalia) == (True, 0, 0)
    assert [str(one.author) for one in trust.shown(amina, dalia).vouches] == ["Amina"]


def test_the_way_is_the_shortest_and_of_two_the_surer(
    amina: Member, dalia: Member, wanjiru: Member, bakari: Member, group: Group
) -> None:
    esther = world.joined(world.member("Esther"), group)
    world.vouch(amina, esther)
    world.met(amina, dalia)
    for giver in (esther, dalia):
        world.vouch(giver, wanjiru)
    assert way(amina, wanjiru) == [("Dalia", "met"), ("Wanjiru", "online")]
    assert way(amina, esther) == [("Esther", "online")]
    assert way(wanjiru, amina) == []


def test_the_way_ends_after_four_steps(group: Group) -> None:
    chain = [world.joined(world.member(f"Link {number}"), group) for number in range(6)]
    for giver, receiver in itertools.pairwise(chain):
        world.vouch(giver, receiver)
    assert len(way(chain[0], chain[4])) == 4
    assert way(chain[0], chain[5]) == []


def test_no_way_leads_through_someone_the_reader_does_not_know(
    amina: Member, dalia: Member, bakari: Member, elsewhere: Member
) -> None:
    world.vouch(dalia, amina)
    world.met(amina, elsewhere)
    assert way(dalia, elsewhere) == []
    assert way(amina, elsewhere) == [("Otieno", "met")]


def test_who_vouched_is_told_to_those_who_know_both(
    amina: Member, dalia: Member, elsewhere: Member
) -> None:
    """To Dalia, Otieno of the hidden group is a number."""
    world.met(amina, elsewhere)
    told = trust.shown(dalia, amina)
    assert (told.vouches, told.unseen, told.line.vouched) == ([], 1, 1)
    assert [str(one.author) for one in trust.shown(amina, amina).vouches] == ["Otieno"]
    page = signed_in(dalia).get("/members/amina/trust/").content.decode()
    assert "Otieno" not in page
    assert "1 member, who shares no group with you." in page


def test_the_page_says_who_when_how_and_the_way(
    amina: Member, dalia: Member, wanjiru: Member
) -> None:
    world.met(amina, dalia)
    world.vouch(dalia, wanjiru)
    page = signed_in(amina).get("/members/wanjiru/trust/").content.decode()
    for words in ("Dalia", "met in person", "knows online", "Vouch for Wanjiru", "From you"):
        assert words in page


def test_outsiders_and_visitors_have_no_such_page(
    amina: Member, chidi: Member, client: Any
) -> None:
    for name in ("trust", "vouch", "handshake"):
        assert signed_in(chidi).get(f"/members/amina/{name}/").status_code == 404
        assert client.get(f"/members/amina/{name}/").status_code == 302


def test_a_trust_page_asks_no_more_for_many_vouches(
    amina: Member, group: Group, django_assert_max_num_queries: Any
) -> None:
    for number in range(6):
        world.vouch(world.joined(world.member(f"Friend {number}"), group), amina)
    client = signed_in(amina)
    with django_assert_max_num_queries(14):
        client.get("/members/amina/trust/")


def test_a_word_between_two_numbers_of_one_phone_counts_for_nothing(
    amina: Member, dalia: Member, wanjiru: Member, staff: Member
) -> None:
    world.met(staff, wanjiru)
    for giver in (amina, wanjiru):
        world.met(giver, dalia)
    for one in (amina, dalia):
        Browser.objects.create(member=one, mark="the same")
    Browser.objects.create(member=wanjiru, mark="her own")
    assert line(dalia) == (True, 1, 1)
    counted = {frozenset((word.giver, word.receiver)) for word in reckoning.words()}
    assert counted == {frozenset((staff.pk, wanjiru.pk)), frozenset((wanjiru.pk, dalia.pk))}
