"""What an operator must choose is asked for; what a page does not need is closed."""

import stat
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.checks import run_checks
from django.core.management import call_command
from django.test import Client

from community.machine import checks, doctor, secret
from community.machine.trouble import Trouble
from community.members.models import Member
from tests.machine import apart

SHOW = (
    "from django.conf import settings as s; print(s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_SECONDS)"
)


def test_a_site_with_its_own_database_needs_a_chosen_key(tmp_path: Path) -> None:
    ended = apart.manage(tmp_path, "check", DATABASE_URL="postgresql://nobody@localhost/none")
    assert ended.returncode == 1
    assert ended.stderr.startswith("Sokoni: SECRET_KEY is not set")
    assert len(ended.stderr.splitlines()) == 1


def test_without_set_up_a_key_is_made_once_and_kept_from_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    first = secret.key(tmp_path / "data", may_be_made=True)
    assert secret.key(tmp_path / "data", may_be_made=True) == first
    assert len(first) >= 50
    assert stat.S_IMODE((tmp_path / "data" / "secret").stat().st_mode) == 0o600
    assert [file.name for file in (tmp_path / "data").iterdir()] == ["secret"]


def test_a_chosen_key_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "chosen")
    assert secret.key(tmp_path, may_be_made=False) == "chosen"
    monkeypatch.delenv("SECRET_KEY")
    with pytest.raises(Trouble):
        secret.key(tmp_path, may_be_made=False)


@pytest.mark.parametrize(
    ("more", "said"), [({}, "True 31536000"), ({"SOKONI_DEMO": "1"}, "False 0")]
)
def test_cookies_are_for_https_outside_the_demo(
    tmp_path: Path, more: dict[str, str], said: str
) -> None:
    assert apart.python(tmp_path, "-W", "ignore", "-c", SHOW, **more).stdout.strip() == said


@pytest.mark.django_db
def test_a_page_may_load_nothing_but_our_own_files(client: Client) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["object-src"] == "'none'"
    assert "unsafe" not in policy
    assert "http" not in policy


def test_a_members_page_is_kept_by_no_cache(client: Client, amina: Member) -> None:
    assert not client.get("/").has_header("Cache-Control"), "a visitor's page may be kept"
    client.force_login(amina, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get("/")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert {"Cookie", "Accept-Language"} <= set(answer.headers["Vary"].split(", "))


def test_pages_travel_compressed(client: Client, amina: Member) -> None:
    client.force_login(amina, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get("/", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"


def test_the_database_is_asked_with_a_time_limit(settings: Any, db: None) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("30s",)
        cursor.execute("SHOW idle_in_transaction_session_timeout")
        assert cursor.fetchone() == ("3min",)
    assert settings.DATABASES["default"]["CONN_MAX_AGE"] == 0


@pytest.mark.parametrize(
    ("gateway", "demo", "said"),
    [("console", False, True), ("console", True, False), ("tests.sms.carrier", False, False)],
)
def test_a_site_for_strangers_is_told_that_it_only_prints_its_texts(
    gateway: str, demo: bool, said: bool, settings: LazySettings
) -> None:
    settings.SMS_GATEWAY, settings.DEMO, settings.DEBUG = gateway, demo, False
    settings.OWN_DATABASE = False
    assert (doctor.chosen() == checks.PRINTED) == said
    found = run_checks(include_deployment_checks=True)
    assert ("sokoni.W001" in {one.id for one in found}) == said
    assert "sokoni.W001" not in {one.id for one in run_checks()}


def test_known_accounts_are_sown_in_no_site_for_strangers(db: None, settings: LazySettings) -> None:
    settings.DEMO = settings.DEBUG = False
    with pytest.raises(Trouble, match="for demos"):
        call_command("seed")
    assert not Member.objects.exists()
