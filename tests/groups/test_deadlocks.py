"""Two acts that wait for each other: one is ended by PostgreSQL, and done again by itself."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, transaction

from community.live.models import Event
from community.live.record import record
from community.members.models import Member
from community.notices.actions.preferences import choose
from groups.models import Group
from tests.doors import As

pytestmark = pytest.mark.django_db(transaction=True)


def waiting_for_a_lock() -> None:
    with connection.cursor() as cursor:
        for _ in range(100_000):
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
    raise AssertionError("nobody ever waited")


def patient() -> None:
    """This transaction is not the one to be ended."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL deadlock_timeout = '30s'")


def post(as_: As, member: Member, url: str) -> Any:
    try:
        return as_(member).post(url)
    finally:
        connection.close()


def test_asking_to_come_in_stands_though_another_act_crossed_it(
    as_: As, closed: Group, bakari: Member, chidi: Member
) -> None:
    """Asking takes the topic of who asks, then the steward's; here somebody has them reversed."""
    choose(bakari, "request", "page")  # to be told of it at once, not silently
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            patient()
            record(f"member.{bakari.pk}", "notice.left", by=None, subject=1)
            page = threads.submit(post, as_, chidi, f"/groups/{closed.slug}/membership/")
            waiting_for_a_lock()
            record(f"member.{chidi.pk}", "notice.left", by=None, subject=2)
        assert page.result(30).status_code == 302
    assert closed.requests.filter(member=chidi).count() == 1
    assert Event.objects.filter(kind="request.made").count() == 1
