"""Told on this device: asked for, encrypted for one browser alone, and ended with its session."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.test import Client
from django.utils import timezone
from time_machine import travel

from community.machine import secret
from community.members.models import Member
from community.notices.deliver import forget, send_due
from community.notices.matters import Matter, Way
from community.notices.models import Delivery, Device
from community.notices.preferences import ways
from community.notices.push import is_known, public_key
from community.notices.tell import tell
from tests.front.pages import page, signed_in
from tests.notices import messenger
from tests.notices.messenger import Browser, Messenger

POINT = "B" + "A" * 86
AUTH = "A" * 22


@pytest.fixture
def post_office() -> Iterator[Messenger]:
    with messenger.running() as one:
        yield one


@pytest.fixture
def phone(post_office: Messenger) -> Browser:
    return post_office.browser("phone")


def told(client: Client, browser: Browser, **other: str) -> Any:
    words = {**browser.words, **other}
    return client.post("/me/notices/devices/", words, headers={"X-Sokoni": "live"})


@pytest.fixture
def hers(amina: Member, phone: Browser) -> Client:
    """Amina's browser, which she told to call her."""
    client = signed_in(amina)
    assert told(client, phone).status_code == 204
    return client


def leave(member: Member, text: str = "Bakari named you", minutes: float = 1) -> None:
    with transaction.atomic():
        tell([member], "group.mention", text=text, url="/messages/7/")
    later(minutes)


def later(minutes: float) -> None:
    with travel(timezone.now() + timedelta(minutes=minutes), tick=False):
        send_due()


def test_a_device_that_was_told_is_called_in_words_that_only_it_can_read(
    hers: Client, amina: Member, phone: Browser, post_office: Messenger
) -> None:
    leave(amina)
    ((path, headers, body),) = post_office.taken
    assert path == "/phone"
    assert b"Bakari" not in body
    said = phone.open(body)
    assert (said["title"], said["text"], said["url"]) == (
        "Sokoni",
        "Bakari named you",
        "/messages/7/",
    )
    assert headers["authorization"].startswith("vapid ")
    assert public_key() in headers["authorization"]
    assert len(body) < 4096


def test_it_is_called_once(hers: Client, amina: Member, post_office: Messenger) -> None:
    leave(amina)
    for minutes in (2, 10, 60):
        later(minutes)
    assert len(post_office.taken) == 1


def test_much_at_once_is_one_call_that_leads_to_the_list(
    hers: Client, amina: Member, phone: Browser, post_office: Messenger
) -> None:
    for words in ("Bakari named you", "Dalia named you"):
        leave(amina, words, minutes=0)
    later(1)
    ((_path, _headers, body),) = post_office.taken
    said = phone.open(body)
    assert (said["text"], said["url"]) == ("Dalia named you · 1 notice more", "/notices/")


def test_with_the_first_device_what_the_bell_counts_comes_along(
    hers: Client, amina: Member, post_office: Messenger
) -> None:
    chosen = ways(amina)
    assert {matter for matter, way in chosen.items() if way == Way.PUSH} == {
        *(Matter.MENTION, Matter.ANSWER, Matter.PRICE, Matter.BALLOT, Matter.ALERT),
        Matter.DIGEST,
    }
    assert chosen[Matter.OTHER] == Way.SILENT


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(
    status: int, hers: Client, amina: Member, post_office: Messenger
) -> None:
    post_office.status = status
    leave(amina)
    assert not Device.objects.exists()
    later(20)
    assert len(post_office.taken) == 1


@pytest.mark.parametrize("status", [429, 500, 307])
def test_a_messenger_in_trouble_is_asked_again_and_sends_us_nowhere(
    status: int, hers: Client, amina: Member, post_office: Messenger
) -> None:
    post_office.status = status
    leave(amina)
    assert {path for path, *_ in post_office.taken} == {"/phone"}
    post_office.status = 201
    later(7)
    later(30)
    assert len(post_office.taken) == 2
    assert Delivery.objects.get().sent_at


def test_a_messenger_out_of_reach_is_asked_again(
    amina: Member, post_office: Messenger, phone: Browser
) -> None:
    nobody = Browser("http://127.0.0.1:9/phone")
    client = signed_in(amina)
    told(client, nobody)
    leave(amina)
    assert Delivery.objects.get().sent_at is None
    told(client, phone)
    later(7)
    assert len(post_office.taken) == 1


def test_a_device_that_was_signed_out_is_called_no_more(
    hers: Client, amina: Member, post_office: Messenger
) -> None:
    Session.objects.all().delete()
    leave(amina)
    assert post_office.taken == []
    forget()
    assert not Device.objects.exists()


def test_a_phone_that_changed_hands_calls_the_new_one_alone(
    hers: Client, amina: Member, bakari: Member, phone: Browser, post_office: Messenger
) -> None:
    told(signed_in(bakari), phone)
    leave(amina)
    assert post_office.taken == []
    leave(bakari)
    assert len(post_office.taken) == 1


def test_two_devices_are_both_called_and_twice_told_is_once(
    hers: Client, amina: Member, phone: Browser, post_office: Messenger
) -> None:
    told(hers, phone)
    told(hers, post_office.browser("desk"))
    assert Device.objects.count() == 2
    leave(amina)
    assert {path for path, *_ in post_office.taken} == {"/phone", "/desk"}


def test_a_device_is_taken_off_the_list(
    hers: Client, amina: Member, bakari: Member, post_office: Messenger
) -> None:
    url = f"/me/notices/devices/{Device.objects.get().pk}/removal/"
    assert signed_in(bakari).post(url).status_code == 404
    assert "Tell me here no more" in hers.get("/me/notices/").content.decode()
    hers.post(url)
    assert "Tell me here no more" not in hers.get("/me/notices/").content.decode()
    leave(amina)
    assert post_office.taken == []


def test_the_page_names_no_device_of_others(hers: Client, bakari: Member) -> None:
    assert "Tell me here no more" not in page(bakari, "/me/notices/")


@pytest.mark.parametrize(
    "wrong",
    [
        {"endpoint": "https://evil.example/push"},
        {"endpoint": "file:///etc/passwd"},
        {"endpoint": ""},
        {"p256dh": "A" * 87},
        {"p256dh": "????"},
        {"p256dh": ""},
        {"auth": "A" * 10},
        {"auth": "ü" * 22},
    ],
)
def test_what_is_no_browser_is_refused_and_not_kept(
    wrong: dict[str, str], amina: Member, phone: Browser
) -> None:
    assert told(signed_in(amina), phone, **wrong).status_code == 422
    assert not Device.objects.exists()


def test_a_visitor_tells_nothing(client: Client, phone: Browser, db: None) -> None:
    assert told(client, phone).status_code == 302
    assert not Device.objects.exists()


@pytest.mark.parametrize(
    ("endpoint", "known"),
    [
        ("https://fcm.googleapis.com/fcm/send/abc", True),
        ("https://wns2-am3p.notify.windows.com/w/?token=a", True),
        ("https://web.push.apple.com/abc", True),
        ("http://fcm.googleapis.com/fcm/send/abc", False),
        ("https://fcm.googleapis.com:8443/", False),
        ("https://fcm.googleapis.com@10.0.0.1/", False),
        ("https://fcm.googleapis.com.evil.example/", False),
        ("https://notify.windows.com.evil.example/", False),
        ("https://127.0.0.1/", False),
        ("https://[::1", False),
        ("https://fcm.googleapis.com\\@10.0.0.1/", False),
    ],
)
def test_only_the_messengers_of_browsers_are_called(
    endpoint: str, known: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "PUSH_SERVICES", [])
    assert is_known(endpoint) == known


def test_a_site_without_a_key_offers_none(amina: Member, settings: Any) -> None:
    assert 'id="push"' in page(amina, "/me/notices/")
    settings.VAPID_KEY = ""
    assert 'id="push"' not in page(amina, "/me/notices/")


def test_the_key_is_made_once_and_kept_or_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VAPID_KEY", raising=False)
    made = secret.push_key(tmp_path, may_be_made=True)
    assert made == secret.push_key(tmp_path, may_be_made=True)
    assert len(made) == 43
    assert secret.push_key(tmp_path / "other", may_be_made=False) == ""
    monkeypatch.setenv("VAPID_KEY", "chosen")
    assert secret.push_key(tmp_path, may_be_made=True) == "chosen"


def test_the_worker_loads_nothing_and_stands_between_no_page_and_us() -> None:
    source = (Path(settings.HERE) / "community/notices/static/notices/bell.js").read_text()
    assert not re.search(r"fetch|import|XMLHttp|caches|WebSocket|https?:", source)
    assert set(re.findall(r'addEventListener\("(\w+)"', source)) == {"push", "notificationclick"}
