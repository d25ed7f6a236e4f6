"""Fetch through the person: a deal has two sides, and nobody else sees it. Strangers get 404."""

from typing import TypeVar

from django.http import Http404

from community.deals.models import Deal, Terms, Witness
from community.members.models import Member

T = TypeVar("T")


def deal_of(member: Member, pk: int) -> Deal:
    """One of the member's own, whoever they share a group with by now."""
    return found(Deal.objects.of(member).whole().filter(pk=pk).first())


def terms_of(member: Member, pk: int) -> Terms:
    """What either of the two proposed in a deal of the member's own."""
    mine = Terms.objects.filter(deal__in=Deal.objects.of(member).values("pk"))
    return found(mine.select_related("deal", "author").filter(pk=pk).first())


def witness_of(member: Member, pk: int) -> Witness:
    """What this member is asked to be witness of; of the deal they see what changes hands."""
    asked = Witness.objects.filter(member=member)
    sides = ("deal__author", "deal__member", "deal__terms", "author")
    return found(asked.select_related(*sides).filter(pk=pk).first())


def found(thing: T | None) -> T:
    if thing is None:
        raise Http404
    return thing
