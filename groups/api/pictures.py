"""Pictures for programs: the same access and the same acts as the pages."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Router, Status
from ninja.files import UploadedFile

from community.members.requests import member
from community.pictures import answers
from groups import access
from groups.actions.pictures import show
from groups.api.groups import MessageOut, gone, message_out

router = Router(tags=["groups"])


@router.post("/rooms/{int:pk}/pictures", response={200: MessageOut, 201: MessageOut})
def post(
    request: HttpRequest, pk: int, key: Form[UUID], text: Form[str], picture: File[UploadedFile]
) -> Status[dict[str, object]]:
    """A message with a picture, as multipart/form-data; the text says what it shows."""
    room = access.room_of(member(request), pk)
    message = show(member(request), room, key, text, picture)
    return Status(201 if message.is_new else 200, message_out(message, gone(message)))


@router.get("/messages/{int:pk}/pictures/{slug:width}", response={200: bytes})
def picture(request: HttpRequest, pk: int, width: str) -> HttpResponse:
    """WebP: small or large; 404 until it is ready, and once the message is withdrawn."""
    message = access.message_of(member(request), pk)
    return answers.shown(None if message.is_withdrawn else message.picture, width)
