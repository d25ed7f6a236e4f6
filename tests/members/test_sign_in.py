"""Where one goes after the door, in which language, and who may come in at all."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client

from community.members.actions import profiles
from community.members.models import Member, Tries
from community.sms.models import Text
from tests import world
from tests.members.door import ask, code_for, come_in, signed_in, type_code, wrong

NEW = "+254722000111"


def test_a_visitor_of_a_members_page_signs_in_and_comes_back_to_it(
    client: Client, amina: Member
) -> None:
    door = client.get("/notices/?page=2")
    assert door.headers["Location"] == "/in/?next=/notices/%3Fpage%3D2"
    assert (
        'name="next" value="/notices/?page=2"'
        in client.get(door.headers["Location"]).content.decode()
    )
    asked = ask(client, amina.phone or "", next="/notices/?page=2")
    assert asked.headers["Location"] == "/in/code/?next=%2Fnotices%2F%3Fpage%3D2"
    page = client.get(asked.headers["Location"]).content.decode()
    assert page.count('name="next" value="/notices/?page=2"') == 2, "to sign in, and to ask again"
    code = code_for(amina.phone or "")
    assert type_code(client, code, next="/notices/?page=2").headers["Location"] == (
        "/notices/?page=2"
    )


def test_a_new_member_says_their_name_first_and_then_goes_on(client: Client, db: None) -> None:
    response = come_in(client, NEW, next="/notices/")
    assert response.headers["Location"] == "/me/welcome/?next=%2Fnotices%2F"
    assert client.get("/notices/").headers["Location"] == "/me/welcome/?next=%2Fnotices%2F"
    said = {
        "display_name": "Njeri",
        "trades": [world.sector().pk],
        "place": world.place().pk,
        "language": "en",
        "next": "/notices/",
    }
    assert client.post("/me/welcome/", said).headers["Location"] == "/notices/"
    assert client.get("/notices/").status_code == 200


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "javascript:x", "account_logout", "%"]
)
def test_nobody_is_sent_to_another_site(client: Client, amina: Member, elsewhere: str) -> None:
    assert come_in(client, amina.phone or "", next=elsewhere).headers["Location"] == "/"


def test_who_is_in_is_led_past_the_door(client: Client, amina: Member) -> None:
    come_in(client, amina.phone or "")
    assert client.get("/in/?next=/notices/").headers["Location"] == "/notices/"
    assert client.get("/in/code/").headers["Location"] == "/"
    assert client.get("/in/?next=nowhere").headers["Location"] == "/"
    assert signed_in(client) == amina


def test_the_code_is_texted_and_the_pages_follow_in_the_members_language(
    client: Client, amina: Member, settings: LazySettings
) -> None:
    profiles.speak(amina, "sw")
    assert '<html lang="en"' in client.get("/in/").content.decode()
    come_in(client, amina.phone or "")
    assert client.cookies[settings.LANGUAGE_COOKIE_NAME].value == "sw"
    assert '<html lang="sw"' in client.get("/notices/").content.decode()


def test_a_new_member_speaks_the_language_of_the_page_they_joined_on(
    client: Client, db: None
) -> None:
    client.post("/language/", {"language": "sw"})
    come_in(client, NEW)
    assert Member.objects.get(phone=NEW).language == "sw"


def test_choosing_a_language_is_remembered_for_the_member(client: Client, amina: Member) -> None:
    client.force_login(amina, backend="django.contrib.auth.backends.ModelBackend")
    client.post("/language/", {"language": "sw"})
    amina.refresh_from_db()
    assert amina.language == "sw"


def test_a_closed_account_gets_its_code_and_is_then_told(client: Client, amina: Member) -> None:
    amina.is_active = False
    amina.save(update_fields=["is_active"])
    response = come_in(client, amina.phone or "")
    assert response.headers["Location"] == "/in/closed/"
    assert "closed" in client.get("/in/closed/").content.decode()
    assert not signed_in(client)


def test_going_out_asks_once(client: Client, amina: Member) -> None:
    come_in(client, amina.phone or "")
    assert "Sign out of this device?" in client.get("/out/").content.decode()
    assert signed_in(client) == amina
    client.post("/out/")
    assert not signed_in(client)


def test_staff_come_to_the_admin_by_the_same_door(client: Client, staff: Member) -> None:
    door = client.get("/admin/", follow=True)
    assert door.redirect_chain[-1][0] == "/in/?next=%2Fadmin%2F"
    assert come_in(client, staff.phone or "", next="/admin/").headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_to_a_member_who_is_no_staff_the_admin_is_not_there(client: Client, amina: Member) -> None:
    come_in(client, amina.phone or "")
    assert client.get("/admin/", follow=True).status_code == 404


@pytest.mark.parametrize("number", ["020 222 2222", "", "hello"])
def test_a_number_that_gets_no_texts_stays_in_the_field_with_the_reason(
    client: Client, db: None, number: str
) -> None:
    page = ask(client, number)
    assert page.status_code == 422
    assert page.context["form"].errors["phone"]
    assert f'value="{number}"' in page.content.decode() or not number
    assert not Text.objects.exists()


def test_the_fields_are_made_for_a_phone(client: Client, db: None) -> None:
    page = client.get("/in/").content.decode()
    assert 'inputmode="tel"' in page
    assert 'autocomplete="tel"' in page
    ask(client, NEW)
    page = client.get("/in/code/").content.decode()
    assert 'inputmode="numeric"' in page
    assert 'autocomplete="one-time-code"' in page


@pytest.mark.django_db(transaction=True)
def test_many_first_sign_ins_of_one_number_at_once_make_one_account() -> None:
    clients = [Client() for _ in range(6)]
    for client in clients:
        Text.objects.all().delete()  # each of them asked half a minute after the other
        ask(client, NEW)
    codes = [client.session["account_login"]["state"]["stages"] for client in clients]
    typed = [stages["login_by_code"]["data"]["code"] for stages in codes]
    with ThreadPoolExecutor(6) as crowd:
        list(crowd.map(enter, clients, typed))
    assert Member.objects.filter(phone=NEW).count() == 1
    assert {signed_in(client) for client in clients} == {Member.objects.get()}


@pytest.mark.django_db(transaction=True)
def test_guesses_made_at_once_are_no_more_than_five() -> None:
    client = Client()
    ask(client, NEW)
    guessers = [Client() for _ in range(12)]
    for guesser in guessers:
        guesser.cookies["sessionid"] = client.cookies["sessionid"].value
    with ThreadPoolExecutor(6) as crowd:
        list(crowd.map(enter, guessers, [wrong(code_for(NEW))] * len(guessers)))
    assert Tries.objects.get().wrong == 5
    type_code(client, code_for(NEW))
    assert not signed_in(client)


def enter(client: Client, code: str) -> None:
    try:
        type_code(client, code)
    finally:
        connection.close()
