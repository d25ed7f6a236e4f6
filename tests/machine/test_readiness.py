"""What a load balancer is told."""

from types import ModuleType
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client, RequestFactory
from django.urls import path

from community.machine import readiness, views

pytestmark = pytest.mark.django_db


def test_a_living_process_says_so_without_asking_the_database(
    client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        answer = client.get("/livez")
    assert answer.json() == {"alive": True}


def test_a_ready_process_names_its_parts(client: Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"ready": True, **dict.fromkeys(readiness.parts(), "fine")}


def test_the_answers_are_never_kept(client: Client) -> None:
    for address in ("/livez", "/readyz"):
        assert "no-store" in client.get(address).headers["Cache-Control"]


def test_it_is_asked_never_told(client: Client) -> None:
    assert client.post("/livez").status_code == client.post("/readyz").status_code == 405


def test_a_layer_out_of_reach_is_named_and_the_process_is_not_ready(
    client: Client, settings: Any
) -> None:
    settings.CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": ["redis://127.0.0.1:1"]},
        }
    }
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["ready"] is False
    assert answer.json()["layer"].startswith("out of order")
    assert "127.0.0.1" not in answer.content.decode()
    assert answer.json()["database"] == "fine"


def test_a_migration_that_waits_is_counted(client: Client, django_db_blocker: Any) -> None:
    from django.db.migrations.recorder import MigrationRecorder

    row = MigrationRecorder.Migration.objects.filter(app="live").order_by("id").last()
    assert row, "there is one, for this test to mean anything"
    row.delete()
    assert client.get("/readyz").json()["migrations"] == "1 not applied"


@pytest.mark.parametrize("trouble", [OperationalError, InterfaceError])
def test_a_database_out_of_reach_asks_the_member_to_come_again(
    trouble: type[Exception], rf: RequestFactory
) -> None:
    try:
        raise trouble("couldn't get a connection after 5.00 sec")
    except trouble:
        answer = views.broken(rf.get("/"))
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


def test_any_other_fault_is_500(rf: RequestFactory) -> None:
    try:
        raise ZeroDivisionError
    except ZeroDivisionError:
        answer = views.broken(rf.get("/"))
    assert answer.status_code == 500
    assert not answer.has_header("Retry-After")


def test_a_view_that_gets_no_connection_ends_as_503(client: Client, settings: Any) -> None:
    settings.ROOT_URLCONF = sitemap_of_a_full_pool()
    client.raise_request_exception = False
    assert client.get("/").status_code == 503


def sitemap_of_a_full_pool() -> ModuleType:
    def view(request: Any) -> None:
        raise OperationalError("couldn't get a connection after 5.00 sec")

    sitemap = ModuleType("sitemap")
    sitemap.__dict__.update(urlpatterns=[path("", view)], handler500=views.broken)
    return sitemap
