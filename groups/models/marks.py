"""For a query: how far a member has read a room."""

from typing import Any

from django.db.models import BigIntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from groups.models.message import Message
from groups.models.room import Pointer
from groups.models.sweep import Sweep

PK = OuterRef("pk")


def mark(member: Any, room: Any = PK) -> Greatest:
    """The pointer, one's own last word (who answers has read what came before), or a sweep."""
    pointer = Pointer.objects.filter(room=room, member=member).values("message")[:1]
    own = Message.objects.filter(room=room, author=member).order_by("-pk")
    swept = Sweep.objects.filter(author=member).order_by("-upto").values("upto")[:1]
    return Greatest(number(pointer), number(own.values("pk")[:1]), number(swept))


def number(one: QuerySet[Any, Any]) -> Coalesce:
    return Coalesce(Subquery(one, output_field=BigIntegerField()), 0)
