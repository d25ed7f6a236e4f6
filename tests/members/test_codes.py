"""One door: a number, its code, and in; nobody learns whether the number was known."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import LazySettings
from django.test import Client

from community.members.models import Member, Tries
from community.sms.models import Text
from tests.members.door import ask, code_for, come_in, signed_in, type_code, wrong

pytestmark = pytest.mark.django_db

NEW = "+254722000111"
MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Africa/Nairobi"))


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


def test_a_new_number_gets_its_account_after_the_code_and_is_asked_who_it_is(
    client: Client,
) -> None:
    assert ask(client, NEW).headers["Location"] == "/in/code/"
    assert not Member.objects.exists()
    assert type_code(client, code_for(NEW)).headers["Location"] == "/me/welcome/?next=%2F"
    assert Member.objects.get().phone == NEW
    assert signed_in(client) == Member.objects.get()


def test_a_known_number_comes_in_to_its_own_account(client: Client, amina: Member) -> None:
    assert come_in(client, amina.phone or "").headers["Location"] == "/"
    assert signed_in(client) == amina
    assert Member.objects.filter(phone=amina.phone).count() == 1


def test_a_code_has_six_digits_and_says_that_it_is_for_this_site(client: Client) -> None:
    ask(client, NEW)
    body = Text.objects.get().body
    assert re.search(r"your code is (\d{6})\.", body)
    assert body.endswith(f"\n\n@testserver #{code_for(NEW)}")
    assert len(body) <= 160


def test_a_code_may_be_typed_with_a_space_or_a_dash(client: Client) -> None:
    ask(client, NEW)
    code = code_for(NEW)
    type_code(client, f" {code[:3]}-{code[3:]} ")
    assert signed_in(client)


def test_a_wrong_code_lets_nobody_in_and_says_how_many_tries_are_left(client: Client) -> None:
    ask(client, NEW)
    page = type_code(client, wrong(code_for(NEW)))
    assert page.status_code == 422
    assert "This is not the code. 4 more tries." in page.content.decode()
    assert not signed_in(client)
    assert not Member.objects.exists()


def test_the_fifth_wrong_code_locks_the_number_for_an_hour(
    client: Client, clock: time_machine.Traveller
) -> None:
    ask(client, NEW)
    code = code_for(NEW)
    for _ in range(4):
        assert "code" in type_code(client, wrong(code)).context["form"].fields
    assert "Wait an hour" in type_code(client, wrong(code)).content.decode()
    type_code(client, code)
    assert not signed_in(client), "the right code comes too late"
    clock.shift(timedelta(minutes=59))
    assert "Wait an hour" in ask(client, NEW).content.decode()
    clock.shift(timedelta(minutes=2))
    come_in(client, NEW)
    assert signed_in(client)


def test_tries_count_for_the_number_and_not_for_the_browser(
    client: Client, clock: time_machine.Traveller
) -> None:
    ask(client, NEW)
    code, other = code_for(NEW), Client()
    for _ in range(3):
        type_code(client, wrong(code))
    clock.shift(timedelta(minutes=1))
    ask(other, NEW)
    for _ in range(2):
        type_code(other, wrong(code_for(NEW)))
    assert "Wait an hour" in type_code(client, code).content.decode()
    assert not signed_in(client)


def test_a_lock_of_one_number_is_no_lock_of_another(client: Client, amina: Member) -> None:
    Tries.objects.create(phone=NEW, wrong=5)
    assert ask(client, NEW).status_code == 422
    come_in(client, amina.phone or "")
    assert signed_in(client) == amina


def test_a_right_code_forgets_the_wrong_ones(client: Client) -> None:
    ask(client, NEW)
    type_code(client, wrong(code_for(NEW)))
    assert Tries.objects.get().wrong == 1
    type_code(client, code_for(NEW))
    assert not Tries.objects.exists()


def test_a_code_is_too_old_after_ten_minutes(client: Client, clock: time_machine.Traveller) -> None:
    ask(client, NEW)
    clock.shift(timedelta(minutes=10, seconds=1))
    page = type_code(client, code_for(NEW)).content.decode()
    assert "This code is too old" in page
    assert 'value="+254 722 000111"' in page, "the number need not be typed again"
    assert not signed_in(client)


def test_a_code_works_within_ten_minutes(client: Client, clock: time_machine.Traveller) -> None:
    ask(client, NEW)
    clock.shift(timedelta(minutes=9, seconds=59))
    type_code(client, code_for(NEW))
    assert signed_in(client)


def test_a_code_for_another_number_is_wrong_here(client: Client, amina: Member) -> None:
    ask(client, NEW)
    other = Client()
    ask(other, amina.phone or "")
    assert code_for(NEW) != code_for(amina.phone or ""), "for this test to mean anything"
    type_code(client, code_for(amina.phone or ""))
    assert not signed_in(client)


def test_a_code_works_only_in_the_browser_that_asked_for_it(client: Client) -> None:
    ask(client, NEW)
    other = Client()
    assert type_code(other, code_for(NEW)).headers["Location"] == "/in/"
    assert not signed_in(other)


def test_a_code_works_once(client: Client) -> None:
    come_in(client, NEW)
    code = code_for(NEW)
    client.post("/out/")
    assert type_code(client, code).headers["Location"] == "/in/"
    assert not signed_in(client)


def test_a_copy_soon_after_holds_the_same_code_and_later_a_new_one(
    client: Client, clock: time_machine.Traveller
) -> None:
    ask(client, NEW)
    first = code_for(NEW)
    clock.shift(timedelta(minutes=1))
    assert client.post("/in/code/again/").headers["Location"] == "/in/code/"
    assert Text.objects.count() == 2
    assert code_for(NEW) == first
    clock.shift(timedelta(minutes=6))
    client.post("/in/code/again/")
    assert code_for(NEW) != first
    type_code(client, code_for(NEW))
    assert signed_in(client)


def test_a_copy_within_half_a_minute_is_refused_with_a_reason(client: Client) -> None:
    ask(client, NEW)
    page = client.post("/in/code/again/")
    assert page.status_code == 429
    assert "Wait half a minute" in page.content.decode()
    assert Text.objects.count() == 1


def test_a_second_tap_leads_to_the_code_that_is_on_its_way(client: Client) -> None:
    ask(client, NEW)
    assert ask(client, "0722000111").headers["Location"] == "/in/code/"
    assert Text.objects.count() == 1


def test_the_number_can_be_changed_on_the_way(client: Client, amina: Member) -> None:
    ask(client, NEW)
    assert b'href="/in/"' in client.get("/in/code/").content
    come_in(client, amina.phone or "")
    assert signed_in(client) == amina


def test_a_number_gets_ten_codes_a_day_and_no_more(
    client: Client, clock: time_machine.Traveller, settings: LazySettings
) -> None:
    for _ in range(settings.SMS_BUDGETS["number"]):
        assert ask(client, NEW).status_code == 302
        clock.shift(timedelta(minutes=1))
    page = ask(client, NEW)
    assert "Try again tomorrow" in page.content.decode()
    assert Text.objects.count() == 10
    clock.shift(timedelta(days=1))
    assert ask(client, NEW).status_code == 302


def test_one_address_may_bring_many_people_but_not_a_flood(client: Client) -> None:
    for number in range(200):
        assert ask(Client(), f"+2547220{number:05d}").status_code in {302, 422}
    assert "Wait a little" in ask(client, "+254733000000").content.decode()
