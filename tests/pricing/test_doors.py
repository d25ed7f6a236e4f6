"""Chidi, who belongs to no group, finds nothing behind any door of a board."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from community.live.models import Event
from community.members import bearer
from community.members.models import Member
from groups.actions import memberships
from groups.models import Group
from pricing import access, reads
from pricing.models import Board, Quote, Withdrawal
from tests import world
from tests.pricing.conftest import signed_in

Door = Callable[[Group, Quote], str]
TO_READ: dict[str, Door] = {
    "board": lambda group, quote: reverse("pricing:board", args=[group.slug]),
    "form": lambda group, quote: reverse("pricing:quote_new", args=[group.slug]),
    "events": lambda group, quote: f"/live/board.{group.pk}/events?after=0",
    "api": lambda group, quote: f"/api/v1/board?group={group.slug}",
}
TO_POST: dict[str, Door] = {
    "form": lambda group, quote: reverse("pricing:quote_new", args=[group.slug]),
    "choice": lambda group, quote: reverse("pricing:choice", args=[group.slug]),
    "withdrawal": lambda group, quote: reverse("pricing:withdrawal", args=[quote.pk]),
}


@pytest.fixture
def quote(amina: Member) -> Quote:
    return world.quote(amina)


def token(member: Member) -> dict[str, str]:
    return {"Authorization": f"Bearer {bearer.issue(member)}"}


@pytest.mark.parametrize("door", TO_READ)
def test_amina_reads_behind_every_door_and_chidi_behind_none(
    client: Client, amina: Member, chidi: Member, group: Group, quote: Quote, door: str
) -> None:
    url = TO_READ[door](group, quote)
    assert signed_in(client, amina).get(url, headers=token(amina)).status_code == 200
    assert signed_in(client, chidi).get(url, headers=token(chidi)).status_code == 404


@pytest.mark.parametrize("door", TO_POST)
def test_chidi_changes_nothing(
    client: Client, chidi: Member, group: Group, quote: Quote, door: str
) -> None:
    events = Event.objects.count()
    answer = signed_in(client, chidi).post(TO_POST[door](group, quote), {"key": str(uuid4())})
    assert answer.status_code == 404
    assert (Quote.objects.count(), Event.objects.count()) == (1, events)
    assert not Withdrawal.objects.exists()
    assert not Board.objects.exists()


def test_who_leaves_the_group_leaves_the_board(
    client: Client, amina: Member, dalia: Member, group: Group, quote: Quote
) -> None:
    memberships.leave(dalia, group)
    board = reverse("pricing:board", args=[group.slug])
    assert signed_in(client, dalia).get(board).status_code == 404
    assert not access.may_watch(dalia, group.pk)
    assert amina.pk not in reads.colleagues(dalia, quote.cell)


def test_a_board_that_never_was_looks_like_one_that_is_not_yours(
    client: Client, chidi: Member, group: Group
) -> None:
    signed_in(client, chidi)
    real = client.get(reverse("pricing:board", args=[group.slug]))
    none = client.get(reverse("pricing:board", args=["n" * len(group.slug)]))
    assert (real.status_code, none.status_code) == (404, 404)
    assert len(real.content) == len(none.content)


def test_the_name_of_a_reporter_stays_among_those_who_share_the_board(
    amina: Member, dalia: Member, chidi: Member, group: Group, quote: Quote
) -> None:
    assert amina.pk in reads.colleagues(dalia, quote.cell)
    assert reads.colleagues(chidi, quote.cell) == {chidi.pk}
    elsewhere = world.quote(amina, market=world.market("Kibuye", "Kisumu"))
    assert reads.colleagues(dalia, elsewhere.cell) == {dalia.pk}


@pytest.mark.parametrize("path", ["withdrawal", "choice"])
def test_acts_are_posts(
    client: Client, amina: Member, group: Group, quote: Quote, path: str
) -> None:
    url = TO_POST[path](group, quote)
    assert signed_in(client, amina).get(url).status_code in {404, 405}
    assert not Withdrawal.objects.exists()
