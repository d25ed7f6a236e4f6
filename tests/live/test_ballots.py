"""A poll on an open page: what its socket is told when it closes."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from channels.db import database_sync_to_async

from community.members.models import Member
from groups.actions import ballots, closings
from groups.models import Ballot, Group, Room
from tests import world
from tests.live.conftest import Open, browser

pytestmark = pytest.mark.django_db(transaction=True)
UNDECIDED = "nobody ahead: nothing is decided"


@database_sync_to_async
def asked(by: Member, room: Room, *votes: int) -> Ballot:
    made = ballots.ask(by, room, uuid4(), "Where do we buy?", ["Wakulima", "Marikiti"]).ballot
    for choice in votes:
        ballots.vote(by, made, uuid4(), choice)
    return made


@database_sync_to_async
def closed(ballot: Ballot) -> None:
    with time_machine.travel(ballot.closes_at + timedelta(minutes=1), tick=False):
        closings.look_after_ballots()


@pytest.mark.parametrize(("votes", "undecided"), [((), True), ((2,), False)])
async def test_whoever_watches_hears_whether_it_decided_also_who_came_in_later(
    votes: tuple[int, ...],
    undecided: bool,
    room: Room,
    amina: Member,
    chidi: Member,
    group: Group,
    open_socket: Open,
) -> None:
    ballot = await asked(amina, room, *votes)
    late = await database_sync_to_async(world.joined)(chidi, group)
    readers = [await open_socket(amina, by=browser), await open_socket(late)]
    for reader in readers:
        await reader.watch(room.topic)
    await closed(ballot)
    hers, his = [await reader.hears() for reader in readers]
    assert hers == his
    assert (hers["kind"], UNDECIDED in hers["html"]) == ("ballot.closed", undecided)
