"""The contact book for programs: the same access and the same acts as the pages."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.contacts import access, reads
from community.contacts.actions import contacts as acts
from community.contacts.actions import scores as scoring
from community.contacts.models import Contact
from community.contacts.wording import Says
from community.members.requests import member
from groups.access import group_of

router = Router(tags=["contacts"])
Text = Annotated[str, Field(max_length=1000)]


class ContactIn(Schema):
    key: UUID
    name: Text
    purpose: Text
    phone: Text = ""
    email: Text = ""
    spot: Text = ""
    checked_on: date

    def says(self) -> Says:
        return Says(*(getattr(self, name) for name in Says._fields))


class ContactWordIn(Schema):
    key: UUID
    right: bool


class ScoreIn(Schema):
    """As they said; on the day; would use again."""

    key: UUID
    first: bool
    second: bool
    third: bool


class ShareOut(Schema):
    """`share` is drawn toward one half, and empty below three voices."""

    question: str
    yes: int
    n: int
    share: float | None


class DroppingIn(Schema):
    """`undo` puts a line back that was taken out."""

    undo: bool = False


class ContactOut(Schema):
    """`right` and `wrong`: so many others found it so lately; `sure_on`: when it was right."""

    id: int
    name: str
    purpose: str
    phone: str
    email: str
    spot: str
    checked_on: date
    by: str
    right: int
    wrong: int
    sure_on: date
    stale: bool
    dropped: bool


@router.get("/groups/{slug:slug}/contacts", response=list[ContactOut])
def contacts(request: HttpRequest, slug: str, q: str = "") -> list[dict[str, Any]]:
    found = reads.contacts(group_of(member(request), slug), q[:100])
    return [contact_out(one) for one in found]


@router.post("/groups/{slug:slug}/contacts", response=ContactOut)
def add(request: HttpRequest, slug: str, body: ContactIn) -> dict[str, Any]:
    group = group_of(member(request), slug)
    made = acts.add(member(request), group, body.key, body.says())
    return seen(request, made.pk)


@router.post("/contacts/{int:pk}/entry", response=ContactOut)
def change(request: HttpRequest, pk: int, body: ContactIn) -> dict[str, Any]:
    one = access.contact_of(member(request), pk)
    acts.change(member(request), one, body.key, body.says())
    return seen(request, pk)


@router.post("/contacts/{int:pk}/words", response=ContactOut)
def confirm(request: HttpRequest, pk: int, body: ContactWordIn) -> dict[str, Any]:
    one = access.contact_of(member(request), pk)
    acts.confirm(member(request), one, body.key, body.right)
    return seen(request, pk)


@router.get("/contacts/{int:pk}/scores", response=list[ShareOut])
def scores(request: HttpRequest, pk: int) -> list[dict[str, Any]]:
    card = reads.card(access.contact_of(member(request), pk))
    lines = card.lines if card else []
    return [{"question": str(short), **share._asdict()} for short, share in lines]


@router.post("/contacts/{int:pk}/scores", response=list[ShareOut])
def score(request: HttpRequest, pk: int, body: ScoreIn) -> list[dict[str, Any]]:
    scoring.score(member(request), access.contact_of(member(request), pk), **body.dict())
    return scores(request, pk)


@router.post("/contacts/{int:pk}/dropping", response=ContactOut)
def drop(request: HttpRequest, pk: int, body: DroppingIn) -> dict[str, Any]:
    one = access.contact_of(member(request), pk)
    act = acts.restore if body.undo else acts.drop
    act(member(request), one)
    return seen(request, pk)


def seen(request: HttpRequest, pk: int) -> dict[str, Any]:
    return contact_out(reads.sure_of(access.contact_of(member(request), pk)))


def contact_out(one: Contact) -> dict[str, Any]:
    entry, sure = one.entry, one.sure
    words = {name: getattr(entry, name) for name in Says._fields}
    how = {"right": sure.right, "wrong": sure.wrong, "sure_on": sure.day, "stale": sure.is_stale}
    by = entry.author.handle if entry else ""
    return {"id": one.pk, "by": by, "dropped": bool(one.dropped_at), **words, **how}
