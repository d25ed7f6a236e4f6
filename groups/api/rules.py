"""A group's rules, for programs: what they say, and the word that one keeps to them."""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Router, Schema

from community.members.requests import member
from groups import access, reads
from groups.actions import rules as acts
from groups.models import Rules

router = Router(tags=["groups"])


class AcceptanceIn(Schema):
    """The number of the edition that was read."""

    number: Annotated[int, Field(ge=0, lt=2**31)]


class RulesEditionOut(Schema):
    number: int
    text: str
    by: str
    made_at: datetime


class RulesOut(Schema):
    """Where `accepted` is less than `number`, whatever you write in the group is refused."""

    number: int
    text: str
    accepted: int
    editions: list[RulesEditionOut]


@router.get("/groups/{slug:slug}/rules", response=RulesOut)
def rules(request: HttpRequest, slug: str) -> dict[str, Any]:
    """Those in force, and those before, the newest first."""
    inside = access.found(access.membership_of(member(request), slug))
    editions = [edition_out(one) for one in reads.editions(inside.group)]
    facts = {"number": inside.group.edition, "text": inside.group.rules}
    return {**facts, "accepted": inside.accepted, "editions": editions}


@router.post("/groups/{slug:slug}/rules/acceptance", response=RulesOut)
def accept(request: HttpRequest, slug: str, body: AcceptanceIn) -> dict[str, Any]:
    group = access.group_of(member(request), slug)
    acts.accept(member(request), group, body.number)
    return rules(request, slug)


def edition_out(one: Rules) -> dict[str, Any]:
    return {"by": one.by.handle} | {
        name: getattr(one, name) for name in ("number", "text", "made_at")
    }
