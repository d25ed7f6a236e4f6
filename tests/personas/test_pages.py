"""The one page for everybody: there when switched on, with what is for everybody, and light."""

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from community.members.models import Member
from community.personas.actions import pages, proofs
from community.personas.models import Persona
from community.text.refusals import Refusal
from groups.models import Group
from tests import world
from tests.members.signed import signed_in
from tests.personas.conftest import PUBLIC, WORDS, said
from tests.personas.test_proofs import proven

MOST = 15 * 1024


def test_it_is_there_only_while_it_is_switched_on(
    client: Client, amina: Member, business: Persona
) -> None:
    said(amina, PUBLIC)
    hers = signed_in(amina)
    assert hers.post(reverse("personas:switch")).status_code == 302
    assert client.get("/b/mama-amina-cereals/").status_code == 200
    hers.post(reverse("personas:switch"), {"closing": "1"})
    assert client.get("/b/mama-amina-cereals/").status_code == 404
    pages.open_page(amina)
    assert client.get("/b/mama-amina-cereals/").status_code == 200, "at the address it had"


def test_it_shows_what_is_for_everybody_and_nothing_else(
    client: Client, amina: Member, opened: Persona
) -> None:
    said(amina, {**PUBLIC, "landmark": "group", "about": "me"})
    page = client.get(opened.get_absolute_url()).content.decode()
    for shown in ("Mama Amina Cereals", WORDS["sells"], WORDS["hours"], "Nairobi"):
        assert shown in page
    for kept in (WORDS["landmark"], WORDS["about"], str(amina.phone), amina.handle + "/"):
        assert kept not in page


def test_neither_name_handle_nor_number_lead_from_it_to_the_person(
    client: Client, chidi: Member
) -> None:
    said(chidi, PUBLIC, business="Gikomba Denim", about="", sells="")
    page = client.get(pages.open_page(chidi).get_absolute_url()).content.decode()
    assert "chidi" not in page.lower()
    assert str(chidi.phone)[-6:] not in page


def test_without_a_name_for_everybody_it_is_not_opened(amina: Member, business: Persona) -> None:
    with pytest.raises(Refusal, match="needs a name"):
        pages.open_page(amina)
    answer = signed_in(amina).post(reverse("personas:switch"), follow=True)
    assert "needs a name" in answer.content.decode()
    business.refresh_from_db()
    assert not business.is_open


def test_opened_twice_is_once_and_two_of_one_name_have_two_addresses(
    amina: Member, chidi: Member, opened: Persona
) -> None:
    assert pages.open_page(amina).open_at == opened.open_at
    said(chidi, PUBLIC)
    assert pages.open_page(chidi).slug != opened.slug


def test_of_a_member_who_is_gone_there_is_no_page(
    client: Client, amina: Member, opened: Persona
) -> None:
    Member.objects.filter(pk=amina.pk).update(is_active=False)
    assert client.get(opened.get_absolute_url()).status_code == 404


def sent(answer: Any) -> int:
    """The page and all that it loads at first, as a browser is sent it."""
    html = answer.content.decode()
    loaded = re.findall(
        r'(?:<link rel="(?:stylesheet|icon)" href|<script[^>]*src)="/static/([^"]+)"', html
    )
    assert "<img" not in html, "pictures are loaded on tap"
    files = [Path(str(finders.find(plain(name)))).read_bytes() for name in loaded]
    return sum(len(gzip.compress(data)) for data in (answer.content, *files))


def plain(name: str) -> str:
    return re.sub(r"\.[0-9a-f]{8,12}(?=\.\w+$)", "", name)


def test_whole_with_all_it_loads_at_first_it_is_under_fifteen_kilobytes(
    client: Client, amina: Member, opened: Persona, vouched: Group
) -> None:
    """As full as it can be: every field to its brim, three pictures, a proof and its square."""
    full = {"sells": "s" * 120, "hours": "h" * 80, "landmark": "l" * 120, "about": "a b " * 100}
    said(amina, {**PUBLIC, "photos": "public"}, **full)
    proven(amina, vouched)
    answer = client.get(opened.get_absolute_url())
    assert "<svg" in answer.content.decode()
    assert sent(answer) < MOST


def test_it_asks_few_questions_however_many_proofs_and_pictures(
    client: Client,
    amina: Member,
    opened: Persona,
    vouched: Group,
    django_assert_max_num_queries: Any,
) -> None:
    for _time in range(4):
        proven(amina, vouched)
    with django_assert_max_num_queries(7):
        client.get(opened.get_absolute_url())


def test_a_proof_taken_back_leaves_the_page_without_it(
    client: Client, amina: Member, opened: Persona, vouched: Group
) -> None:
    proof = proven(amina, vouched)
    assert "One of the verified traders" in client.get(opened.get_absolute_url()).content.decode()
    proofs.take_back(amina, proof)
    assert "verified traders" not in client.get(opened.get_absolute_url()).content.decode()


def test_members_of_hidden_groups_show_nothing_of_these(client: Client, amina: Member) -> None:
    hidden = world.group(by=amina, name="Chama Kimya", hidden=True)
    said(amina, PUBLIC)
    page = client.get(pages.open_page(amina).get_absolute_url()).content.decode()
    assert hidden.name not in page
