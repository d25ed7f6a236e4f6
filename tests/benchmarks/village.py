"""The people of the benchmarks: one group with a room, and a crowd who may all watch it."""

import time
from io import StringIO
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.management import call_command

from community.live import replay
from community.members.models import Member
from groups.models import Group, Room
from tests import world

BACKEND = "django.contrib.auth.backends.ModelBackend"


class Village(NamedTuple):
    group: Group
    room: Room
    tokens: list[str]

    def elsewhere(self) -> "Village":
        """The same people in a new room: in the old one some may still be on their way out."""
        room = world.room(self.group.author, self.group, f"Room {self.group.rooms.count()}")
        return self._replace(room=room)

    def watching(self, after: int | None = None) -> tuple[str, ...]:
        """What each socket says first, and what it hears when it is let in."""
        since = "" if after is None else f',"after":{after}'
        return "-s", f'{{"watch":"{self.room.topic}"{since}}}', "-e", f'"{self.room.topic}"'

    def head(self) -> int:
        return replay.head(self.room.topic)

    def bearers(self) -> list[str]:
        return [f"Authorization: Bearer {token}" for token in self.tokens]


def village(people: int, name: str = "Nairobi Cereals") -> Village:
    """Found again where it stands; `crowd` gives each a new token."""
    group = Group.objects.filter(name=name).first() or world.group(world.member("Wanjiru"), name)
    said = StringIO()
    call_command("crowd", people, group=group.slug, stdout=said)
    return Village(group, group.rooms.get(), said.getvalue().split())


def session(member: Member) -> str:
    """The key of a browser's session, signed in as this member."""
    from importlib import import_module

    store: Any = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY], store[BACKEND_SESSION_KEY] = str(member.pk), BACKEND
    store[HASH_SESSION_KEY] = member.get_session_auth_hash()
    store["seen"] = int(time.time())
    store.create()
    return str(store.session_key)


def traders(count: int) -> list[Member]:
    return list(Member.objects.filter(handle__startswith="crowd-").order_by("handle")[:count])
