"""New goods of a group: proposed by its members, decided by its stewards."""

from typing import Any, Literal

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router, Schema

from community.members.models import Member
from community.members.requests import member
from community.text.refusals import Refusal
from groups.models import Group
from pricing.access import group_of
from pricing.actions import items, mergers
from pricing.api.words import Reason, UnitWords, Words
from pricing.desk import access
from pricing.desk import items as goods
from pricing.models import Commodity, Verb

router = Router()


class ItemIn(Schema):
    """`base` is kg, l, piece, bunch or head; `sure` that it is none of the near ones."""

    name: Words
    base: UnitWords
    sure: bool = False


class DecisionIn(Schema):
    """`into` is what it is merged into: the slug of goods on the board."""

    decision: Literal["admit", "merge", "refuse"]
    into: Words = ""
    reason: Reason = ""


class PartingIn(Schema):
    reason: Reason = ""


class ItemOut(Schema):
    """State: waiting, in, refused or merged. Its slug may be reported while it waits."""

    id: int
    slug: str
    name: str
    base: str
    state: str
    merged_into: str


@router.get("/groups/{slug}/items", response=list[ItemOut])
def listed(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    group = access.desk_of(member(request), slug)
    rows = goods.proposed(group).select_related("merged_into")
    return [item_out(one) for one in rows[:200]]


@router.post("/groups/{slug}/items", response=ItemOut)
def propose(request: HttpRequest, slug: str, body: ItemIn) -> dict[str, Any]:
    group = group_of(member(request), slug)
    return now(group, items.propose(member(request), group, **body.dict()))


@router.post("/groups/{slug}/items/{pk}/decision", response=ItemOut)
def decide(request: HttpRequest, slug: str, pk: int, body: DecisionIn) -> dict[str, Any]:
    """Let in, merged into what it is, or refused."""
    group = access.desk_of(member(request), slug)
    return now(group, decided(member(request), group, access.item_of(group, pk), body))


@router.post("/groups/{slug}/items/{pk}/parting", response=ItemOut)
def part(request: HttpRequest, slug: str, pk: int, body: PartingIn) -> dict[str, Any]:
    """Undoes a merge."""
    group = access.desk_of(member(request), slug)
    item = access.item_of(group, pk)
    return now(group, mergers.undo(member(request), group, item, body.reason))


def decided(by: Member, group: Group, item: Commodity, body: DecisionIn) -> Commodity:
    if body.decision == "merge":
        if not body.into:
            raise Refusal(_("Say which it is."), "into")
        into = access.goods_of(group, body.into)
        return mergers.merge(by, group, item, into, body.reason)
    act = items.admit if body.decision == "admit" else items.refuse
    return act(by, group, item, body.reason)


def now(group: Group, item: Commodity) -> dict[str, Any]:
    return item_out(goods.proposed(group).select_related("merged_into").get(pk=item.pk))


def item_out(item: Any) -> dict[str, Any]:
    words = {name: getattr(item, name) for name in ("id", "slug", "name", "base")}
    into = item.merged_into.slug if item.merged_into else ""
    return words | {"state": state(item), "merged_into": into}


def state(item: Any) -> str:
    if item.in_use:
        return "in"
    if item.merged_into_id:
        return "merged"
    return "waiting" if item.last == Verb.PROPOSED else "refused"
