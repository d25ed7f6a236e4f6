"""What a browser may do at the door out of order."""

import gzip

import pytest
from django.test import Client

from community.members.models import Member
from community.sms.models import Text
from tests.members.door import ask, code_for, come_in, signed_in, type_code

pytestmark = pytest.mark.django_db
NEW = "+254722000111"


def test_the_code_page_without_a_number_leads_back_to_the_number(client: Client) -> None:
    assert client.get("/in/code/?next=/notices/").headers["Location"] == "/in/?next=%2Fnotices%2F"
    assert client.post("/in/code/again/").headers["Location"] == "/in/"
    assert not Text.objects.exists()


def test_a_copy_is_asked_for_by_post_only(client: Client) -> None:
    ask(client, NEW)
    assert client.get("/in/code/again/").status_code == 405
    assert Text.objects.count() == 1


def test_an_empty_code_costs_no_try(client: Client) -> None:
    ask(client, NEW)
    for _ in range(6):
        assert type_code(client, "").status_code == 422
    type_code(client, code_for(NEW))
    assert signed_in(client)


@pytest.mark.parametrize("code", ["ABCDEF", "é" * 6, "12345🙂", "\x00" * 6, "1" * 13])
def test_a_code_of_strange_signs_is_wrong_and_breaks_nothing(client: Client, code: str) -> None:
    ask(client, NEW)
    assert type_code(client, code).status_code == 422
    assert not signed_in(client)


def test_a_form_from_another_site_is_refused(amina: Member) -> None:
    guarded = Client(enforce_csrf_checks=True)
    assert ask(guarded, amina.phone or "").status_code == 403
    assert not Text.objects.exists()


def test_two_numbers_one_after_the_other_in_one_browser_are_kept_apart(
    client: Client, amina: Member
) -> None:
    ask(client, NEW)
    first = code_for(NEW)
    ask(client, amina.phone or "")
    type_code(client, first)
    assert not signed_in(client)
    type_code(client, code_for(amina.phone or ""))
    assert signed_in(client) == amina


def test_the_session_gets_a_new_key_when_somebody_comes_in(client: Client) -> None:
    ask(client, NEW)
    before = client.session.session_key
    type_code(client, code_for(NEW))
    assert client.session.session_key != before
    assert "account_login" not in client.session, "the code is not kept"


def test_no_password_opens_anything(client: Client, amina: Member) -> None:
    assert not amina.has_usable_password()
    client.post("/in/", {"phone": amina.phone, "password": "", "login": amina.phone})
    assert not signed_in(client)
    for address in ("/accounts/login/", "/in/password/", "/in/signup/", "/admin/password_change/"):
        assert client.get(address).status_code in {302, 404}


@pytest.mark.parametrize("address", ["/in/", "/in/code/", "/me/", "/me/sessions/", "/notices/"])
def test_every_page_is_small(client: Client, amina: Member, address: str) -> None:
    if address.startswith("/in/"):
        ask(client, NEW)
    else:
        come_in(client, amina.phone or "")
    page = client.get(address)
    assert page.status_code == 200
    assert len(gzip.compress(page.content)) < 4_000
