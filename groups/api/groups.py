"""Groups and talk for programs: the same access and the same acts as the pages."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from community.live import replay
from community.members.requests import member
from community.pictures.models import Picture
from groups import access, reads
from groups.actions import memberships, messages, reactions
from groups.actions.attention import pay
from groups.models import Group, Membership, Message, Room

router = Router(tags=["groups"])

Page = Annotated[int, Field(ge=1, le=10_000)]
Number = Annotated[int, Field(ge=0, lt=2**63)]


class GroupOut(Schema):
    """What a group says of itself to anyone who may know of it; `inside` says whether you are."""

    slug: str
    name: str
    about: str
    rules: str
    sector: str
    place: str
    by_approval: bool
    vouches: int
    size: int
    inside: bool


class JoinIn(Schema):
    words: Annotated[str, Field(max_length=300)] = ""


class JoinOut(Schema):
    """Inside at once, or asked: then a steward answers."""

    inside: bool
    asked: bool


class RoomOut(Schema):
    id: int
    name: str
    topic: str
    head: int
    unread: int
    level: str


class RoomInOut(Schema):
    id: int
    group: str
    name: str
    topic: str
    unread: int
    level: str
    named: bool


class AttentionIn(Schema):
    """follow, quiet or mute; of a room also group: as its group does."""

    level: str


class MessageIn(Schema):
    """The key is a UUID of your own making: the same key again is the same message. `business`:
    in the name of your business, where your groups are shown it."""

    key: UUID
    text: str
    reply: Annotated[int | None, Field(ge=1, lt=2**63)] = None
    business: bool = False


class PictureOut(Schema):
    """Fetched at /messages/<id>/pictures/small or large, once it is ready."""

    ready: bool
    width: int
    height: int
    small_bytes: int
    large_bytes: int


class MessageOut(Schema):
    """A withdrawn message keeps its place and loses its text and its picture."""

    id: int
    room: int
    author: str
    name: str
    business: bool
    text: str
    html: str
    made_at: datetime
    edited_at: datetime | None
    withdrawn: bool
    reply: int | None
    signs: dict[str, int]
    picture: PictureOut | None


class ReactionIn(Schema):
    """Given again, under another key, a sign is taken back."""

    key: UUID
    sign: str


class GivenOut(Schema):
    sign: str
    by: list[str]


class TalkOut(Schema):
    """Oldest first. `head` was read before the messages: watch the topic from there. `older` is
    the next ?before=, null at the beginning of the room."""

    topic: str
    head: int
    older: int | None
    messages: list[MessageOut]


@router.get("/groups", response=list[GroupOut])
def groups(request: HttpRequest, words: str = "", page: Page = 1) -> list[dict[str, Any]]:
    """My groups first, then the nearest; twenty on a page."""
    pages = Paginator(reads.listed(member(request), words[:100]), 20)
    found = pages.page(page).object_list if page <= pages.num_pages else []
    return [group_out(one, one.size, one.mine) for one in found]


@router.get("/groups/{slug:slug}", response=GroupOut)
def group(request: HttpRequest, slug: str) -> dict[str, Any]:
    seen = access.group_seen_by(member(request), slug)
    inside = access.membership_of(member(request), slug) is not None
    return group_out(seen, reads.size_of(seen), inside)


@router.post("/groups/{slug:slug}/membership", response=JoinOut)
def join(request: HttpRequest, slug: str, body: JoinIn) -> dict[str, bool]:
    seen = access.group_seen_by(member(request), slug)
    joined = memberships.join(member(request), seen, body.words)
    inside = isinstance(joined, Membership)
    return {"inside": inside, "asked": not inside}


@router.get("/groups/{slug:slug}/rooms", response=list[RoomOut])
def rooms(request: HttpRequest, slug: str) -> list[Room]:
    return list(reads.rooms_of(member(request), access.group_of(member(request), slug)))


@router.put("/groups/{slug:slug}/attention", response=AttentionIn)
def group_attention(request: HttpRequest, slug: str, body: AttentionIn) -> dict[str, str]:
    group = access.group_of(member(request), slug)
    return {"level": pay(member(request), group, body.level)}


@router.put("/rooms/{int:pk}/attention", response=AttentionIn)
def room_attention(request: HttpRequest, pk: int, body: AttentionIn) -> dict[str, str]:
    room = access.room_of(member(request), pk)
    return {"level": pay(member(request), room.group, body.level, room)}


@router.get("/inbox", response=list[RoomInOut])
def inbox(request: HttpRequest) -> list[dict[str, Any]]:
    """The rooms of all my groups with something new, where I am named first; a hundred at most."""
    names = ("name", "topic", "unread", "level", "named")
    return [
        {"id": room.pk, "group": room.group.slug} | {name: getattr(room, name) for name in names}
        for room in reads.inbox(member(request))[:100]
    ]


@router.post("/rooms/{int:pk}/messages", response={200: MessageOut, 201: MessageOut})
def post(request: HttpRequest, pk: int, body: MessageIn) -> Status[dict[str, Any]]:
    """201 for a new message; 200 and the same message where this key has been here before."""
    room = access.room_of(member(request), pk)
    said = (room, body.key, body.text, body.reply, body.business)
    message = messages.post(member(request), *said)
    return Status(201 if message.is_new else 200, message_out(message, gone(message)))


@router.get("/rooms/{int:pk}/messages", response=TalkOut)
def talk(request: HttpRequest, pk: int, before: Number | None = None) -> dict[str, Any]:
    room = access.room_of(member(request), pk)
    head = replay.head(room.topic)
    said = reads.talk(room, before)
    lines = [message_out(one, one.is_withdrawn) for one in said.messages]
    return {"topic": room.topic, "head": head, "older": said.older, "messages": lines}


@router.post("/messages/{int:pk}/reactions", response=list[GivenOut])
def react(request: HttpRequest, pk: int, body: ReactionIn) -> list[dict[str, Any]]:
    message = access.message_of(member(request), pk)
    reactions.react(member(request), message, body.key, body.sign)
    return given(request, pk)


@router.get("/messages/{int:pk}/reactions", response=list[GivenOut])
def given(request: HttpRequest, pk: int) -> list[dict[str, Any]]:
    """Who gave which sign."""
    shown = reads.given(access.message_of(member(request), pk))
    return [{"sign": sign, "by": [one.handle for one in people]} for sign, people in shown]


def group_out(group: Group, size: int, inside: bool) -> dict[str, Any]:
    words = {name: getattr(group, name) for name in ("slug", "name", "about", "rules")}
    where = {"sector": group.sector.slug, "place": group.place.slug}
    door = {"by_approval": group.by_approval, "vouches": group.vouches}
    return words | where | door | {"size": size, "inside": inside}


def gone(message: Message) -> bool:
    """What was made just now stands, without asking."""
    return not message.is_new and message.is_withdrawn


def message_out(message: Message, gone: bool) -> dict[str, Any]:
    names: dict[str, Any] = {"author": message.author.handle, "name": message.speaker}
    names |= {"business": bool(message.business)}
    times = {"made_at": message.made_at, "edited_at": message.edited_at}
    said = {"text": "" if gone else message.text, "html": "" if gone else message.html}
    more = {"reply": message.reply_to_id, "signs": {} if gone else dict(message.signs)}
    shown = {"picture": picture_out(message.picture) if message.picture and not gone else None}
    whole = {"id": message.pk, "room": message.room_id, "withdrawn": gone}
    return whole | names | times | said | more | shown


def picture_out(picture: Picture) -> dict[str, Any]:
    names = ("width", "height", "small_bytes", "large_bytes")
    return {"ready": picture.is_ready} | {name: getattr(picture, name) for name in names}
