"""Names, grades, half-life and units of what a board shows, for its stewards."""

from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from community.members.requests import member
from groups.models import Group
from pricing.actions import goods, units
from pricing.api.words import Reason
from pricing.desk import access, reads
from pricing.models import Commodity, Unit

router = Router()
Names = Annotated[str, Field(max_length=200)]
TOLD = ("name_sw", "synonyms", "grades", "half_life_days")


class GoodsIn(Schema):
    """What is left out stays as it is; names and grades with commas between."""

    name_sw: Names | None = None
    synonyms: Names | None = None
    grades: Names | None = None
    half_life_days: int | None = None
    reason: Reason


class UnitIn(Schema):
    """Written with what it holds: bag 90 kg."""

    written: Annotated[str, Field(max_length=40)]
    reason: Reason


class GoodsReasonIn(Schema):
    reason: Reason


class UnitOut(Schema):
    """`place` is empty for one that is used everywhere, which no group ends."""

    id: int
    name: str
    factor: Decimal
    base: str
    place: str


class GoodsOut(Schema):
    slug: str
    name: str
    name_sw: str
    synonyms: str
    grades: str
    half_life_days: int
    units: list[UnitOut]


@router.get("/groups/{slug}/goods/{goods_slug}", response=GoodsOut)
def shown(request: HttpRequest, slug: str, goods_slug: str) -> dict[str, Any]:
    group = access.desk_of(member(request), slug)
    return goods_out(group, access.goods_of(group, goods_slug))


@router.post("/groups/{slug}/goods/{goods_slug}", response=GoodsOut)
def edit(request: HttpRequest, slug: str, goods_slug: str, body: GoodsIn) -> dict[str, Any]:
    group = access.desk_of(member(request), slug)
    what = access.goods_of(group, goods_slug)
    words = {name: getattr(what, name) for name in TOLD} | body.dict(exclude_none=True)
    return goods_out(group, goods.edit(member(request), group, what, **words))


@router.post("/groups/{slug}/goods/{goods_slug}/units", response=UnitOut)
def set_unit(request: HttpRequest, slug: str, goods_slug: str, body: UnitIn) -> dict[str, Any]:
    """What it holds in the group's place from now on."""
    group = access.desk_of(member(request), slug)
    what = access.goods_of(group, goods_slug)
    return unit_out(units.set_unit(member(request), group, what, **body.dict()))


@router.post("/groups/{slug}/units/{pk}/end", response={204: None})
def end_unit(request: HttpRequest, slug: str, pk: int, body: GoodsReasonIn) -> Status[None]:
    group = access.desk_of(member(request), slug)
    units.end_unit(member(request), group, access.unit_of(group, pk), body.reason)
    return Status(204, None)


def goods_out(group: Group, what: Commodity) -> dict[str, Any]:
    words = {name: getattr(what, name) for name in ("slug", "name", *TOLD)}
    return words | {"units": [unit_out(one) for one in reads.units(group, what)]}


def unit_out(unit: Unit) -> dict[str, Any]:
    words = {name: getattr(unit, name) for name in ("id", "name", "factor", "base")}
    return words | {"place": unit.place.slug if unit.place else ""}
