"""Petitions and votes on stewards, as one member may see them; not who signed or voted how."""

from typing import Any

from django.db.models import Count, QuerySet

from community.members.models import Member
from groups.electorate import electorate
from groups.models import Group, Recall
from groups.models.recall import Result


def recalls(group: Group) -> QuerySet[Recall]:
    """What is open, and what the group has voted on, the newest first."""
    rows = Recall.objects.filter(group=group).exclude(result=Result.UNSIGNED)
    return rows.select_related("steward").order_by("-pk")


def recall(reader: Member, one: Recall) -> dict[str, Any]:
    """Counts of a vote are told when it is over."""
    mine = one.electors.filter(member=reader).first()
    signed = one.signatures.filter(author=reader).exists()
    verified = electorate(one.group).filter(pk=reader.pk).exists()
    about = one.steward_id == reader.pk
    return {
        "recall": one,
        "signatures": one.signatures.count(),
        "electors": one.electors.aggregate(many=Count("pk"))["many"],
        "signed": signed,
        "may_sign": one.is_open and not one.is_vote and verified and not signed and not about,
        "may_vote": one.is_open and mine is not None and mine.key is None,
        "voted": mine is not None and mine.key is not None,
        "about": about,
    }
