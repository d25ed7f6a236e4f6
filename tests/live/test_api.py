"""The API's own door: tokens, refusals, events; the rooms test what they bring to it."""

from collections import Counter
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from ninja import Schema

from community.members import bearer
from community.members.models import Member, Token
from groups.models import Group
from tests.house.source import ROOMS

pytestmark = pytest.mark.django_db


def get(client: Client, member: Member | None, path: str) -> Any:
    headers = {"authorization": f"Bearer {bearer.issue(member)}"} if member else {}
    return client.get(f"/api/v1{path}", headers=headers)


def test_the_api_describes_itself(client: Client) -> None:
    described = client.get("/api/v1/openapi.json").json()
    assert "/api/v1/topics/{topic}/events" in described["paths"]


def test_no_two_shapes_share_a_name() -> None:
    """The description keeps the last of a name and would tell a program something false."""
    shapes = {one for one in descendants(Schema) if one.__module__.startswith(ROOMS)}
    names = Counter(one.__name__ for one in shapes)
    assert [name for name, times in names.items() if times > 1] == []


def descendants(kind: type[Schema]) -> set[type[Schema]]:
    below = set(kind.__subclasses__())
    return below.union(*(descendants(one) for one in below))


def test_without_a_token_there_is_nothing(client: Client, amina: Member, group: Group) -> None:
    path = f"/topics/group.{group.pk}/events"
    assert get(client, amina, path).status_code == 200
    assert get(client, None, path).status_code == 401
    client.force_login(amina, backend="django.contrib.auth.backends.ModelBackend")
    assert get(client, None, path).status_code == 401, (
        "a cookie is no token: no foreign page's help"
    )


def test_a_suspended_members_token_is_dead(client: Client, amina: Member, group: Group) -> None:
    amina.is_active = False
    amina.save()
    assert get(client, amina, f"/topics/group.{group.pk}/events").status_code == 401


def test_events_come_by_number(client: Client, amina: Member, group: Group) -> None:
    caught = get(client, amina, f"/topics/group.{group.pk}/events?after=0").json()
    assert [event["n"] for event in caught["events"]] == list(range(1, caught["head"] + 1))
    assert caught["events"][-1]["by"] == amina.pk


def test_an_outsider_finds_no_topic(client: Client, chidi: Member, group: Group) -> None:
    for topic in (f"room.{group.rooms.get().pk}", "group.0", "nonsense", "room.x", "member.-1"):
        assert get(client, chidi, f"/topics/{topic}/events").status_code == 404


@pytest.mark.parametrize("after", ["-1", "x", "9" * 40, "1.5", "%00"])
def test_a_strange_number_is_refused(
    client: Client, amina: Member, group: Group, after: str
) -> None:
    status = get(client, amina, f"/topics/group.{group.pk}/events?after={after}").status_code
    assert status in {400, 422}


def test_the_token_command_prints_a_token_that_works(
    client: Client, amina: Member, capsys: pytest.CaptureFixture[str]
) -> None:
    assert amina.phone is not None
    call_command("token", amina.phone)
    token = capsys.readouterr().out.strip()
    assert bearer.member_of(f"Bearer {token}") == amina
    assert not Token.objects.filter(digest=token).exists(), "at rest there is only a digest"


def test_the_token_command_knows_no_strangers(db: None) -> None:
    for phone in ("+254711000999", "nonsense"):
        with pytest.raises(CommandError):
            call_command("token", phone)
    assert not Token.objects.exists()


@pytest.mark.parametrize("path", ["/groups/%00", "/tutorials/%00", "/groups/%00/rooms"])
def test_an_address_that_cannot_be_stored_is_not_found(
    client: Client, amina: Member, path: str
) -> None:
    assert get(client, amina, path).status_code == 404
