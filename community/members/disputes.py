"""What stands against a name: what was found, and not lifted since, for a year.

What was only reported or claimed is nobody's to read, and what was dismissed never counts. The
rooms that find are above this floor: the reverse names of their rows are all that is used. A room
that lets a claim stand adds its line to `against`.
"""

from datetime import timedelta

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils import timezone

from community.members.models import Member

LASTS = timedelta(days=365)
FOUND = ("warned", "taken", "suspended", "removed")


def against() -> dict[str, Q]:
    """By the reverse name of a room's rows, which of them stand."""
    year = timezone.now() - LASTS
    finding = Q(findings__outcome__in=FOUND, findings__lifted_at=None, findings__made_at__gt=year)
    claim = Q(debts__outcome="found", debts__lifted_at=None, debts__paid_at=None)
    return {"findings": finding, "debts": claim & Q(debts__settled_at__gt=year)}


def open_disputes(of: str = "pk") -> Combinable:
    """How many stand against a member whom the outer query names, to be annotated."""
    counted: Combinable = Value(0)
    for rows, stand in against().items():
        counted = counted + number(rows, stand, of)
    return counted


def number(rows: str, stand: Q, of: str) -> Coalesce:
    concerned = Member.objects.filter(pk=OuterRef(of)).filter(stand).order_by().values("pk")
    many = concerned.annotate(many=Count(rows)).values("many")
    return Coalesce(Subquery(many, output_field=IntegerField()), 0)
