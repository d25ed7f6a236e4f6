"""Fetch through the person: a deal has two sides, and nobody else sees it. Strangers get 404."""

from typing import TypeVar

from django.http import Http404

from community.deals.models import Deal, Terms
from community.members.models import Member

T = TypeVar("T")


def deal_of(member: Member, pk: int) -> Deal:
    """One of the member's own, whoever they share a group with by now."""
    return found(Deal.objects.of(member).whole().filter(pk=pk).first())


def terms_of(member: Member, pk: int) -> Terms:
    """What either of the two proposed in a deal of the member's own."""
    mine = Terms.objects.filter(deal__in=Deal.objects.of(member).values("pk"))
    return found(mine.select_related("deal", "author").filter(pk=pk).first())


def found(thing: T | None) -> T:
    if thing is None:
        raise Http404
    return thing
