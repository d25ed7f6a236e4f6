"""What one does with what was said, for programs: the same access and acts as the pages."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.members.requests import member
from groups import access, reads
from groups.actions import editions, pointers, withdrawals
from groups.api.groups import MessageOut, message_out
from groups.models import Message

router = Router(tags=["groups"])


class PointerIn(Schema):
    """The number of the last message that was read; what is less than before moves nothing."""

    message: Annotated[int, Field(ge=0, le=2**53)]


class MessageEditionIn(Schema):
    key: UUID
    text: str


class WithdrawalIn(Schema):
    """A steward says why; of one's own none needs to be said."""

    key: UUID
    reason: str = ""


@router.post("/rooms/{int:pk}/pointer", response=PointerIn)
def pointer(request: HttpRequest, pk: int, body: PointerIn) -> dict[str, int]:
    """Answers how far this member has read by now, on whatever device."""
    room = access.room_of(member(request), pk)
    return {"message": pointers.read(member(request), room, body.message)}


@router.post("/messages/{int:pk}/editions", response=MessageOut)
def edit(request: HttpRequest, pk: int, body: MessageEditionIn) -> dict[str, Any]:
    message = access.message_of(member(request), pk)
    editions.edit(member(request), message, body.key, body.text)
    return as_it_is(pk)


@router.post("/messages/{int:pk}/withdrawal", response=MessageOut)
def withdraw(request: HttpRequest, pk: int, body: WithdrawalIn) -> dict[str, Any]:
    message = access.message_of(member(request), pk)
    withdrawals.withdraw(member(request), message, body.key, body.reason)
    return as_it_is(pk)


@router.delete("/messages/{int:pk}/withdrawal", response=MessageOut)
def restore(request: HttpRequest, pk: int) -> dict[str, Any]:
    withdrawals.restore(member(request), access.message_of(member(request), pk))
    return as_it_is(pk)


def as_it_is(pk: int) -> dict[str, Any]:
    one = reads.whole(Message.objects.filter(pk=pk)).get()
    return message_out(one, one.is_withdrawn)
