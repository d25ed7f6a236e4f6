"""Invitations to pass on: by link, square sign or a word to text; so many, for so long."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from community.members.models import Deed, Member
from community.sms.actions.receiving import receive
from community.sms.models import Text
from community.text.refusals import Refusal
from groups.actions import memberships, tickets
from groups.actions.groups import describe
from groups.models import Group, Ticket
from tests import world
from tests.doors import As


@pytest.fixture
def ticket(bakari: Member, group: Group) -> Ticket:
    return world.ticket(bakari, group)


@pytest.fixture
def unseen(bakari: Member) -> Group:
    return world.group(by=bakari, name="Unseen", hidden=True)


def inside(member: Member, group: Group) -> bool:
    return group.memberships.filter(member=member).exists()


def texted(phone: str, text: str) -> str:
    before = Text.objects.count()
    receive(phone, text, str(uuid4()))
    return "\n".join(one.body for one in Text.objects.order_by("pk")[before:])


def test_a_steward_makes_one_and_shows_it(as_: As, bakari: Member, group: Group) -> None:
    words = {"key": str(uuid4()), "most": 5, "days": 3}
    page = as_(bakari).post(f"/groups/{group.slug}/tickets/", words, follow=True)
    ticket = Ticket.objects.get()
    html = page.content.decode()
    assert f"/join/{ticket.slug}/" in html
    assert "<svg" in html
    assert f"JOIN {ticket.slug}" in html
    assert Deed.objects.at(group.topic).first().verb == "ticket.made"
    assert f">{ticket.slug}<" in as_(bakari).get(f"/groups/{group.slug}/tickets/").content.decode()


def test_the_same_form_twice_makes_one(as_: As, bakari: Member, group: Group) -> None:
    words = {"key": str(uuid4()), "most": 5, "days": 3}
    for _time in range(2):
        as_(bakari).post(f"/groups/{group.slug}/tickets/", words)
    assert Ticket.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"most": 0}, {"most": 201}, {"days": 0}, {"days": 61}])
def test_it_is_for_some_people_and_some_days(
    as_: As, bakari: Member, group: Group, wrong: dict[str, int]
) -> None:
    words = {"key": str(uuid4()), "most": 5, "days": 3, **wrong}
    assert as_(bakari).post(f"/groups/{group.slug}/tickets/", words).status_code == 422
    assert not Ticket.objects.exists()


def test_to_who_is_no_steward_there_is_no_such_page(
    as_: As, amina: Member, chidi: Member, group: Group, ticket: Ticket
) -> None:
    for one in (amina, chidi):
        assert as_(one).get(f"/groups/{group.slug}/tickets/").status_code == 404
        assert as_(one).post(f"/groups/{group.slug}/tickets/").status_code == 404
        assert as_(one).get(f"/tickets/{ticket.pk}/").status_code == 404
        assert as_(one).post(f"/tickets/{ticket.pk}/revocation/").status_code == 404
    ticket.refresh_from_db()
    assert ticket.revoked_at is None


def test_whoever_holds_it_comes_in(as_: As, chidi: Member, group: Group, ticket: Ticket) -> None:
    page = as_(chidi).get(f"/join/{ticket.slug}/").content.decode()
    assert group.name in page
    answer = as_(chidi).post(f"/join/{ticket.slug}/")
    assert answer.headers["Location"] == f"/groups/{group.slug}/"
    assert inside(chidi, group)
    assert ticket.admissions.count() == 1


def test_a_visitor_signs_in_first_and_comes_back_to_it(ticket: Ticket) -> None:
    page = Client().get(f"/join/{ticket.slug}/").content.decode()
    assert f"/in/?next=/join/{ticket.slug}/" in page
    answer = Client().post(f"/join/{ticket.slug}/")
    assert answer.headers["Location"].startswith("/in/?next=")


def test_it_opens_a_group_that_lets_in_by_approval(bakari: Member, chidi: Member) -> None:
    asking = world.group(by=bakari, name="Asking", by_approval=True)
    tickets.enter(chidi, world.ticket(bakari, asking))
    assert inside(chidi, asking)


def test_a_photo_of_it_is_worth_nothing_once_it_is_used_up(
    as_: As, bakari: Member, chidi: Member, group: Group
) -> None:
    ticket = world.ticket(bakari, group, most=1)
    tickets.enter(world.member("Early"), ticket)
    for page in (as_(chidi).get, as_(chidi).post):
        answer = page(f"/join/{ticket.slug}/")
        assert answer.status_code == 422
        assert "used as often as it may be" in answer.content.decode()
    assert not inside(chidi, group)


def test_who_is_in_already_spends_nothing(bakari: Member, amina: Member, group: Group) -> None:
    ticket = world.ticket(bakari, group, most=1)
    tickets.enter(amina, ticket)
    assert ticket.admissions.count() == 0


def test_twice_through_it_is_once(chidi: Member, ticket: Ticket) -> None:
    assert tickets.enter(chidi, ticket) == tickets.enter(chidi, ticket)
    assert ticket.admissions.count() == 1


def test_taken_back_or_too_old_it_is_refused_with_the_reason(
    as_: As, bakari: Member, chidi: Member, group: Group, ticket: Ticket
) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        assert "too old" in as_(chidi).get(f"/join/{ticket.slug}/").content.decode()
    as_(bakari).post(f"/tickets/{ticket.pk}/revocation/")
    as_(bakari).post(f"/tickets/{ticket.pk}/revocation/")
    assert "taken back" in as_(chidi).post(f"/join/{ticket.slug}/").content.decode()
    assert not inside(chidi, group)
    assert Deed.objects.filter(verb="ticket.revoked").count() == 1


def test_a_spent_ticket_of_a_hidden_group_does_not_name_it(
    as_: As, bakari: Member, chidi: Member, unseen: Group
) -> None:
    ticket = world.ticket(bakari, unseen)
    assert "Unseen" in as_(chidi).get(f"/join/{ticket.slug}/").content.decode()
    tickets.revoke(bakari, ticket)
    page = as_(chidi).get(f"/join/{ticket.slug}/").content.decode()
    assert "taken back" in page
    assert "Unseen" not in page


def test_a_word_that_is_none_leads_nowhere_and_guessing_ends(
    as_: As, chidi: Member, ticket: Ticket
) -> None:
    for _guess in range(60):
        assert as_(chidi).get("/join/AAAAAAAAA/").status_code == 404
    assert as_(chidi).get("/join/AAAAAAAAA/").status_code == 429
    assert as_(chidi).get(f"/join/{ticket.slug}/").status_code == 200, "who holds one comes in"


def test_who_was_put_out_does_not_come_back_by_it(
    bakari: Member, amina: Member, group: Group, ticket: Ticket
) -> None:
    memberships.remove(bakari, group, amina, "Sells air")
    with pytest.raises(Refusal, match="put out of this group"):
        tickets.enter(amina, ticket)
    assert not inside(amina, group)


def test_it_does_not_stand_for_the_word_of_members(bakari: Member, chidi: Member) -> None:
    careful = world.group(by=bakari, name="Careful")
    careful.vouches = 1
    careful.save(update_fields=["vouches"])
    with pytest.raises(Refusal):
        tickets.enter(chidi, world.ticket(bakari, careful))
    assert not inside(chidi, careful)


def test_by_text_the_word_brings_in_with_a_name(group: Group, ticket: Ticket, db: None) -> None:
    said = texted("+254722000333", f"JOIN {ticket.slug.lower()} Njeri")
    new = Member.objects.get(phone="+254722000333")
    assert new.display_name == "Njeri"
    assert inside(new, group)
    assert f"you are in {group.name}" in said


def test_by_text_a_wrong_or_spent_word_says_so(bakari: Member, ticket: Ticket) -> None:
    assert "Nobody is invited" in texted("+254722000333", "JOIN A3A3A3A3A Njeri")
    tickets.revoke(bakari, ticket)
    assert "taken back" in texted("+254722000333", f"JOIN {ticket.slug} Njeri")
    assert not Member.objects.filter(memberships__isnull=False, phone="+254722000333").exists()


def test_the_last_place_goes_to_one_of_two(bakari: Member, group: Group) -> None:
    ticket = world.ticket(bakari, group, most=2)
    came: list[Any] = []
    for n in range(4):
        try:
            came.append(tickets.enter(world.member(f"One {n}"), ticket))
        except Refusal:
            continue
    assert len(came) == 2 == ticket.admissions.count()


def test_by_text_nobody_has_read_the_rules_and_by_the_page_they_have(
    bakari: Member, chidi: Member, group: Group, ticket: Ticket
) -> None:
    describe(bakari, group, group.name, "", "No politics.", False)
    texted("+254722000333", f"JOIN {ticket.slug} Njeri")
    tickets.enter(chidi, ticket)
    read = dict(group.memberships.values_list("member__display_name", "accepted"))
    assert (read["Njeri"], read["Chidi"]) == (0, 1)
