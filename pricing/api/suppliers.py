"""Who sells to the members of a group, as its stewards say."""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status

from community.members.requests import member
from pricing.actions import suppliers
from pricing.api.words import Reason
from pricing.desk import access, reads
from pricing.models import Supplier

router = Router()


class SupplierIn(Schema):
    """By handle."""

    who: Annotated[str, Field(max_length=60)]
    reason: Reason = ""


class EndIn(Schema):
    reason: Reason = ""


class SupplierOut(Schema):
    id: int
    member: str
    by: str
    made_at: datetime


@router.get("/groups/{slug}/suppliers", response=list[SupplierOut])
def listed(request: HttpRequest, slug: str) -> list[dict[str, Any]]:
    group = access.desk_of(member(request), slug)
    return [supplier_out(one) for one in reads.suppliers(group)]


@router.post("/groups/{slug}/suppliers", response=SupplierOut)
def name(request: HttpRequest, slug: str, body: SupplierIn) -> dict[str, Any]:
    """What they report is an offer from now on, and they see no single purchase."""
    group = access.desk_of(member(request), slug)
    return supplier_out(suppliers.name_supplier(member(request), group, **body.dict()))


@router.post("/groups/{slug}/suppliers/{pk}/end", response={204: None})
def end(request: HttpRequest, slug: str, pk: int, body: EndIn) -> Status[None]:
    group = access.desk_of(member(request), slug)
    suppliers.end_supplier(member(request), access.supplier_of(group, pk), body.reason)
    return Status(204, None)


def supplier_out(one: Supplier) -> dict[str, Any]:
    names = {"id": one.pk, "made_at": one.made_at}
    return names | {"member": one.member.handle, "by": one.by.handle}
