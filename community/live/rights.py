"""What open sockets may still watch, read again for many of them at once."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeAlias

from community.live import access, doors
from community.live.sockets import SIGNED_OUT, Socket
from community.members.models import Member

Lost: TypeAlias = list[str] | int
"""Topics, or the code to close with where the member is gone altogether."""


def lost(sockets: Sequence[Socket]) -> dict[Socket, Lost]:
    """Only of those who lost anything. Each topic is asked for once, for all who watch it."""
    members = doors.members_of([socket.headers for socket in sockets])
    here = {
        socket: member
        for socket, member in zip(sockets, members, strict=True)
        if member and member.pk == socket.member.pk
    }
    ended = {socket: SIGNED_OUT for socket in sockets if socket not in here}
    return {**ended, **topics_lost(here)}


def topics_lost(here: dict[Socket, Member]) -> dict[Socket, list[str]]:
    watching: dict[str, list[Socket]] = defaultdict(list)
    for socket in here:
        for topic in {*socket.topics, *socket.joining}:
            watching[topic].append(socket)
    lost: dict[Socket, list[str]] = defaultdict(list)
    for topic, sockets in watching.items():
        may = access.who_may_watch({here[socket] for socket in sockets}, topic)
        for socket in sockets:
            if socket.member.pk not in may:
                lost[socket].append(topic)
    return lost
