"""A proof by text, and the question after a season whether a page is still right."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from community.front.seeding import clock
from community.members.models import Member
from community.personas.actions import personas
from community.personas.models import Persona, Proof
from community.sms.lengths import parts
from community.sms.models import Text
from groups.models import Group
from tests import world
from tests.doors import As
from tests.mentorship.test_keywords import texted


def test_a_text_brings_a_proof_that_anybody_can_check(
    amina: Member, opened: Persona, vouched: Group
) -> None:
    said = texted(amina, "PROOF")
    assert said.startswith("Mama Amina Cereals: verified trader of Nairobi Cereals since")
    assert "vouched 2 (1 met)" in said
    assert str(amina.phone) not in said
    assert parts(said) <= 2
    address = said.split()[-1]
    page = Client().get(address[address.index("/") :]).content.decode()
    assert "This proof is valid" in page


def test_asked_again_it_is_the_same_proof(amina: Member, opened: Persona, vouched: Group) -> None:
    assert texted(amina, "PROOF") == texted(amina, "ushahidi")
    assert Proof.objects.count() == 1


def test_without_an_open_page_or_vouches_there_is_none(
    amina: Member, business: Persona, vouched: Group, wanjiru: Member, chidi: Member
) -> None:
    for one in (amina, wanjiru):
        assert "A proof needs members who vouch for you" in texted(one, "PROOF")
    Member.objects.filter(pk=chidi.pk).update(is_active=False)
    assert "for members" in texted(chidi, "PROOF")
    assert not Proof.objects.exists()


def questions(member: Member) -> int:
    return Text.objects.filter(to=member.phone, body__contains="still right").count()


def test_after_a_season_an_open_page_is_asked_after_once(amina: Member, opened: Persona) -> None:
    personas.ask_still_right()
    assert questions(amina) == 0
    with clock.at(timezone.now() + timedelta(days=91)):
        personas.ask_still_right()
        personas.ask_still_right()
        assert questions(amina) == 1
        assert "Mama Amina Cereals" in Text.objects.filter(to=amina.phone).last().body
        with clock.at(timezone.now() + timedelta(days=91)):
            personas.ask_still_right()
    assert questions(amina) == 2


def test_a_closed_page_is_not_asked_after(amina: Member, business: Persona) -> None:
    with clock.at(timezone.now() + timedelta(days=91)):
        personas.ask_still_right()
    assert questions(amina) == 0


def test_a_yes_is_the_day_that_readers_see(as_: As, amina: Member, opened: Persona) -> None:
    assert not personas.is_asked(amina)
    later = timezone.now() + timedelta(days=91)
    with clock.at(later):
        personas.ask_still_right()
        assert personas.is_asked(amina)
        assert "you looked today" in texted(amina, "YES")
        opened.refresh_from_db()
        assert timezone.localdate(opened.checked_at) == timezone.localdate(later)
        assert not personas.is_asked(amina)
        assert "you looked today" not in texted(amina, "YES")


def test_a_yes_after_a_week_or_of_another_answers_no_such_question(
    amina: Member, dalia: Member, opened: Persona
) -> None:
    with clock.at(timezone.now() + timedelta(days=91)):
        personas.ask_still_right()
        assert not personas.is_asked(dalia)
    with clock.at(timezone.now() + timedelta(days=99)):
        assert not personas.is_asked(amina)


@pytest.mark.parametrize("level", ["group", "public"])
def test_the_member_page_shows_place_and_trades_to_whom_they_may_read_them(
    as_: As, amina: Member, dalia: Member, business: Persona, group: Group, level: str
) -> None:
    url, people = f"/members/{amina.handle}/", f"/groups/{group.slug}/people/"
    amina.trades.add(world.sector())
    Member.objects.filter(pk=amina.pk).update(place=world.place())
    trade, place = "Cereals", "Nairobi"
    Persona.objects.filter(pk=amina.pk).update(shown={"place": level, "trades": level})
    page = as_(dalia).get(url).content.decode()
    assert f"<dd>{trade}" in page
    assert f"<dd>{place}" in page
    Persona.objects.filter(pk=amina.pk).update(shown={"place": "me", "trades": "me"})
    page = as_(dalia).get(url).content.decode()
    assert f"<dd>{trade}" not in page
    assert f"<dd>{place}" not in page
    assert f"@amina · {place}" not in as_(dalia).get(people).content.decode()
    assert f"<dd>{place}" in as_(amina).get(url).content.decode(), "one's own is seen by oneself"
