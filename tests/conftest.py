"""The cast: Amina (member), Bakari (steward), Chidi (outsider), Dalia (mentor), Wanjiru."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from hypothesis import settings

from community.front import catalogue
from community.machine import postgres
from community.machine.trouble import Trouble
from community.members.models import Member
from groups.models import Group
from tests import world
from tests.doors import as_, call  # noqa: F401

SERVERS = ExitStack()


@pytest.fixture(autouse=True)
def english() -> None:
    """Whatever language a page before was read in."""
    translation.activate("en")


# The gate says the same of the same code, however busy the machine is.
settings.register_profile("gate", deadline=None, derandomize=True)
settings.load_profile("gate")


def pytest_configure(config: pytest.Config) -> None:
    """The embedded Postgres is up before any test worker starts, and stops with the run."""
    if not hasattr(config, "workerinput"):
        catalogue.compile_words("sw")
        with_postgres()


def with_postgres() -> None:
    try:
        SERVERS.enter_context(postgres.running())
    except Trouble as trouble:
        pytest.exit(str(trouble), returncode=1)


def pytest_unconfigure(config: pytest.Config) -> None:
    SERVERS.close()


@pytest.fixture(autouse=True)
def nothing_spent() -> None:
    """What the limiter counted in one test is no concern of the next."""
    cache.clear()


@pytest.fixture(autouse=True)
def no_jobs_left(request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[None]:
    """Django empties its own tables after a test that commits; the jobs are procrastinate's."""
    yield
    if commits(request):
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


def commits(request: pytest.FixtureRequest) -> bool:
    marker = request.node.get_closest_marker("django_db")
    marked = marker is not None and marker.kwargs.get("transaction", False)
    return marked or "transactional_db" in request.fixturenames


@pytest.fixture
def bakari(db: None) -> Member:
    return world.member("Bakari")


@pytest.fixture
def group(bakari: Member) -> Group:
    """Bakari's open group, with one room."""
    return world.group(by=bakari)


@pytest.fixture
def amina(group: Group) -> Member:
    return world.joined(world.member("Amina"), group)


@pytest.fixture
def chidi(db: None) -> Member:
    """The outsider, who must see nothing."""
    return world.member("Chidi")


@pytest.fixture
def dalia(group: Group) -> Member:
    return world.joined(world.member("Dalia"), group)


@pytest.fixture
def wanjiru(group: Group) -> Member:
    return world.joined(world.member("Wanjiru"), group)


@pytest.fixture
def staff(db: None) -> Member:
    someone = world.member("Staff")
    someone.is_staff = someone.is_superuser = True
    someone.save(update_fields=["is_staff", "is_superuser"])
    return someone
