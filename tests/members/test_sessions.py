"""Where a member is signed in, and ending it: here, there, everywhere else."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from community.members.models import Member
from tests.members.door import come_in, signed_in

PIXEL = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1 Safari/604.1"
MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Africa/Nairobi"))


@pytest.fixture
def phone(amina: Member) -> Client:
    return at_a_device(amina, PIXEL)


@pytest.fixture
def tablet(amina: Member) -> Client:
    return at_a_device(amina, IPHONE)


def at_a_device(member: Member, browser: str) -> Client:
    client = Client(headers={"user-agent": browser})
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session.save()
    UserSession.objects.create(
        user=member, session_key=session.session_key, ip="127.0.0.1", user_agent=browser
    )
    return client


def test_the_door_writes_down_the_device(amina: Member) -> None:
    client = Client(headers={"user-agent": PIXEL})
    come_in(client, amina.phone or "")
    page = client.get("/me/sessions/").content.decode()
    assert "Chrome on Android" in page
    assert "this device" in page
    assert "Sign out everywhere else" not in page, "there is no elsewhere"


def test_each_device_is_shown_with_when_it_was_last_seen(phone: Client, tablet: Client) -> None:
    page = phone.get("/me/sessions/").content.decode()
    assert page.index("Chrome on Android") < page.index("Safari on iPhone"), "this device first"
    assert page.count("last seen") == 2


def test_one_device_is_signed_out_and_the_others_stay(
    phone: Client, tablet: Client, amina: Member
) -> None:
    there = UserSession.objects.get(session_key=tablet.session.session_key)
    phone.post(f"/me/sessions/{there.pk}/ending/")
    assert tablet.get("/me/").status_code == 302, "the tablet is sent to the door"
    assert phone.get("/me/").status_code == 200


def test_signing_out_everywhere_else_ends_all_but_this(phone: Client, tablet: Client) -> None:
    assert tablet.get("/me/").status_code == 200
    phone.post("/me/sessions/endings/")
    assert tablet.get("/me/").headers["Location"].startswith("/in/")
    assert phone.get("/me/").status_code == 200
    assert UserSession.objects.count() == 1


def test_nobody_ends_anothers_session(phone: Client, chidi: Member, amina: Member) -> None:
    hers = UserSession.objects.get(user=amina)
    outsider = at_a_device(chidi, IPHONE)
    assert outsider.post(f"/me/sessions/{hers.pk}/ending/").status_code == 404
    outsider.post("/me/sessions/endings/")
    assert phone.get("/me/").status_code == 200


def test_sessions_are_ended_by_post_only(phone: Client, tablet: Client) -> None:
    assert phone.get("/me/sessions/endings/").status_code == 405
    assert tablet.get("/me/").status_code == 200


def test_a_visitor_is_sent_to_the_door(client: Client, db: None) -> None:
    assert client.get("/me/sessions/").headers["Location"] == "/in/?next=/me/sessions/"


def test_a_session_that_ran_out_is_not_shown(phone: Client, tablet: Client) -> None:
    tablet.session.flush()
    assert "Safari on iPhone" not in phone.get("/me/sessions/").content.decode()


def test_when_a_device_was_seen_is_noted_every_ten_minutes_and_not_oftener(
    phone: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        phone.get("/notices/")
        seen = UserSession.objects.get().last_seen_at
        clock.shift(timedelta(minutes=9))
        phone.get("/notices/")
        assert UserSession.objects.get().last_seen_at == seen
        clock.shift(timedelta(minutes=2))
        phone.get("/notices/")
        assert UserSession.objects.get().last_seen_at == seen + timedelta(minutes=11)


def test_the_list_costs_the_same_with_many_devices(
    phone: Client, amina: Member, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    phone.get("/me/sessions/")
    for _ in range(10):
        at_a_device(amina, IPHONE)
    with django_assert_max_num_queries(4):
        page = phone.get("/me/sessions/").content.decode()
    assert page.count("Safari on iPhone") == 10


def test_after_going_out_the_session_is_no_more(amina: Member) -> None:
    client = Client()
    come_in(client, amina.phone or "")
    key = client.session.session_key
    client.post("/out/")
    assert not signed_in(client)
    twin = Client()
    twin.cookies["sessionid"] = key or ""
    assert twin.get("/me/").status_code == 302
