"""One door: a number, its code, and in; nobody learns whether the number was known."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from community.members.models import Member
from community.sms.models import Text

NEW = "0722 000 111"
NEW_E164 = "+254722000111"


def ask(client: Client, phone: str, next_url: str = "") -> HttpResponse:
    return client.post("/in/", {"phone": phone, "next": next_url} if next_url else {"phone": phone})


def sent_to(phone: str) -> str:
    text = Text.objects.filter(to=phone).latest("pk")
    found = re.search(r"\b(\d{6})\b", text.body)
    assert found, text.body
    return found[1]


def type_code(client: Client, code: str) -> HttpResponse:
    return client.post("/in/code/", {"code": code})


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


@pytest.mark.django_db
def test_a_new_number_gets_its_account_after_the_code_and_is_asked_who_it_is(
    client: Client,
) -> None:
    response = ask(client, NEW)
    assert response.headers["Location"] == "/in/code/"
    assert not Member.objects.exists()
    response = type_code(client, sent_to(NEW_E164))
    assert response.headers["Location"] == "/me/welcome/?next=%2F"
    assert Member.objects.get().phone == NEW_E164
    assert signed_in(client)


def test_a_known_number_comes_in_to_its_own_account(client: Client, amina: Member) -> None:
    ask(client, amina.phone or "")
    response = type_code(client, sent_to(amina.phone or ""))
    assert response.headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(amina.pk)
    assert Member.objects.filter(phone=amina.phone).count() == 1
