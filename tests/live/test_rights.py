"""Rights of many open sockets, read again at once: as each would be by itself."""

from typing import Any, cast

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.live import access, rights
from community.live.sockets import SIGNED_OUT, Socket
from community.members import bearer
from community.members.models import Member
from community.topics import STREAMS
from groups.models import Group, Membership, Room
from tests import world
from tests.live.conftest import cookie

pytestmark = pytest.mark.django_db(transaction=True)


class Seat:
    """As much of an open socket as is asked about its rights."""

    def __init__(self, member: Member, said: dict[bytes, bytes], *topics: str) -> None:
        self.member, self.headers = member, said
        self.topics, self.joining = set(topics[:1]), set(topics[1:])


def by_token(member: Member, *topics: str) -> Any:
    said = {b"authorization": f"Bearer {bearer.issue(member)}".encode()}
    return cast(Socket, Seat(member, said, *topics))


def by_session(member: Member, *topics: str) -> Any:
    return cast(Socket, Seat(member, {b"cookie": cookie(member).encode()}, *topics))


def test_who_still_may_watch_loses_nothing(amina: Member, bakari: Member, room: Room) -> None:
    sockets = [by_token(amina, room.topic, f"member.{amina.pk}"), by_session(bakari, room.topic)]
    assert rights.lost(sockets) == {}
    assert rights.lost([]) == {}


def test_each_loses_what_is_no_longer_theirs(
    amina: Member, bakari: Member, chidi: Member, room: Room, group: Group
) -> None:
    hers, his = by_token(amina, room.topic, group.topic), by_token(bakari, room.topic)
    stranger = by_session(chidi, room.topic)
    foreign = by_token(amina, f"member.{bakari.pk}", "nothing.1")
    Membership.objects.filter(member=amina).delete()
    lost = rights.lost([hers, his, stranger, foreign])
    assert set(cast(list[str], lost[hers])) == {room.topic, group.topic}
    assert lost[stranger] == [room.topic]
    assert set(cast(list[str], lost[foreign])) == {f"member.{bakari.pk}", "nothing.1"}
    assert his not in lost


def test_whose_session_token_or_member_is_gone_is_sent_away(
    amina: Member, bakari: Member, dalia: Member, room: Room
) -> None:
    sockets = [by_token(amina, room.topic), by_session(bakari), by_token(dalia)]
    amina.tokens.all().delete()
    Session.objects.all().delete()
    Member.objects.filter(pk=dalia.pk).update(is_active=False)
    assert rights.lost(sockets) == dict.fromkeys(sockets, SIGNED_OUT)


def test_many_cost_no_more_questions_than_few(room: Room, group: Group) -> None:
    def asked(count: int) -> int:
        people = [world.member(f"Trader {count} {number}") for number in range(count)]
        for one in people:
            world.joined(one, group)
        sockets = [by_token(one, room.topic, group.topic) for one in people]
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert rights.lost(sockets) == {}
        return len(captured.captured_queries)

    assert asked(2) == asked(12) == 3


@pytest.mark.parametrize("word", [word for word, one in STREAMS.items() if one.among])
def test_asked_of_many_at_once_it_is_the_same(
    word: str, amina: Member, bakari: Member, chidi: Member, room: Room, group: Group
) -> None:
    number, people = room.pk if word == "room" else group.pk, [amina, bakari, chidi]
    alone = {one.pk for one in people if access.may_watch(one, f"{word}.{number}")}
    assert access.who_may_watch(people, f"{word}.{number}") == alone == {amina.pk, bakari.pk}


def test_who_sells_to_the_group_loses_the_board_among_many(
    amina: Member, bakari: Member, wanjiru: Member, group: Group
) -> None:
    """Though the word of the cut was lost."""
    board = f"board.{group.pk}"
    hers, theirs = by_token(amina, board, group.topic), by_token(wanjiru, board, group.topic)
    world.sells_to(bakari, group, wanjiru)
    assert rights.lost([hers, theirs]) == {theirs: [board]}
