"""Whatever a program sends, to whichever endpoint, it gets an answer and never a 500."""

from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance

from community.api import api
from community.members import bearer
from community.members.models import Member
from groups.models import Group
from tests import world

pytestmark = pytest.mark.django_db(transaction=True)

schema = schemathesis.openapi.from_dict(api.get_openapi_schema())
schema.app = get_wsgi_application()
OPERATIONS = [found.ok() for found in schema.get_all_operations()]
CHECKS = [not_a_server_error, response_schema_conformance]
OPEN = {"GET /api/v1/open/prices"}
CLOSED = [one for one in OPERATIONS if one.label not in OPEN]
each = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.label)


def some(examples: int) -> Any:
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[*HealthCheck],
    )


@pytest.fixture
def real(group: Group, amina: Member, bakari: Member, dalia: Member) -> dict[str, dict[str, Any]]:
    """By the noun in the path: things that are there, so that the way leads inside."""
    question = world.question(amina, group)
    beans = world.quote(bakari, commodity=world.commodity("Beans")).cell
    return {
        "groups": {"slug": group.slug},
        "rooms": {"pk": group.rooms.get().pk},
        "questions": {"pk": question.pk},
        "answers": {"pk": world.answer(dalia, question).pk},
        "tutorials": {"slug": world.published(bakari, world.lesson(dalia, group)).slug},
        "topics": {"topic": group.topic},
        "watches": {"pk": world.watch(amina, world.quote(amina).cell).pk},
        "rounds": {"pk": world.round_for(bakari, group).pk},
        "offers": {"pk": world.asked(amina, world.round_for(bakari, group, line=beans)).round_id},
        "quotes": {"pk": world.quote(bakari).pk},
        "lists": {"pk": world.basket(amina, ("Maize", "2", "kg")).pk},
    }


@each
def test_every_endpoint_answers(
    operation: Any, amina: Member, real: dict[str, dict[str, Any]]
) -> None:
    headers = {"Authorization": f"Bearer {bearer.issue(amina)}", "Accept-Encoding": "identity"}
    there = real.get(operation.path.split("/")[3], {})

    @some(20)
    @given(operation.as_strategy())
    def answers(case: Case) -> None:
        cache.clear()
        for name, value in case.path_parameters.items():
            if name in there and len(str(value)) % 3:
                case.path_parameters[name] = there[name]
        case.call_and_validate(headers=headers, checks=CHECKS)

    answers()


@pytest.mark.parametrize("operation", CLOSED, ids=lambda one: one.label)
def test_no_endpoint_answers_a_stranger(operation: Any) -> None:
    @some(2)
    @given(operation.as_strategy())
    def refuses(case: Case) -> None:
        answer = case.call(headers={"Authorization": "Bearer made-up"})
        assert answer.status_code in {401, 404}, "404: no path at all"

    refuses()
