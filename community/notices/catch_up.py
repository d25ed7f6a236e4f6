"""What came while a member was away, asked of every room."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.module_loading import import_string

from community.members.models import Member
from community.notices.items import Item, foremost

Source = Callable[[Member, datetime], Iterable[Item]]


def lines(member: Member, since: datetime) -> list[Item]:
    """At most six, each with its link, in the member's own language; the rest stays unread."""
    with translation.override(member.language):
        return foremost(item for source in sources() for item in source(member, since))


@cache
def sources() -> tuple[Source, ...]:
    """The roof's list of rooms; each tells at a fixed number of queries."""
    found: tuple[Source, ...] = import_string(settings.CATCH_UP)
    return found
