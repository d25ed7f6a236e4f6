"""Fetch through the person: a deal has two sides, and nobody else sees it. Strangers get 404."""

from datetime import timedelta
from typing import TypeVar

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from community.deals import judging
from community.deals.models import Claim, Deal, Feedback, Hearing, Lookup, Terms, Witness
from community.members.models import Member

T = TypeVar("T")
A_DAY = timedelta(days=1)


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


def lookup_of(member: Member, pk: int) -> Lookup:
    """What the member asked about within this day: no look-up is a window for good."""
    lately = Lookup.objects.filter(author=member, made_at__gt=timezone.now() - A_DAY)
    return found(lately.filter(pk=pk).first())


def claim_of(member: Member, pk: int) -> Claim:
    """For whoever claims, and whoever it is about."""
    claim = Claim.objects.select_related("author", "group", "picture", "deal").filter(pk=pk)
    one = found(claim.first())
    return found(one if one.author_id == member.pk or one.is_about(member) else None)


def claim_seen_by(member: Member, pk: int) -> Claim:
    """For both sides, and for who judges it or has judged it."""
    hearings = Hearing.objects.filter(claim=pk).select_related("claim__picture", "group")
    if any(is_judge(member, one) for one in hearings):
        return found(Claim.objects.select_related("picture").filter(pk=pk).first())
    return claim_of(member, pk)


def feedback_of(member: Member, pk: int) -> Feedback:
    """For whoever gave it and whom it is about; to others it is a line on the page of that one."""
    mine = Feedback.objects.filter(Q(author=member) | Q(member=member))
    sides = ("author", "member", "deal__terms")
    return found(mine.select_related(*sides).filter(pk=pk).first())


def hearing_of(member: Member, pk: int) -> Hearing:
    """For those who may judge it, or have; the two it is between read of it elsewhere."""
    claim = ("claim__author", "claim__member", "claim__picture", "claim__deal__terms")
    said = ("feedback__author", "feedback__member", "feedback__deal__terms")
    hearings = Hearing.objects.select_related("group", *claim, *said)
    one = found(hearings.filter(pk=pk).first())
    return found(one if is_judge(member, one) else None)


def is_judge(member: Member, hearing: Hearing) -> bool:
    spoke = hearing.verdicts.filter(author=member).exists()
    return spoke or judging.may_judge(member, hearing)


def found(thing: T | None) -> T:
    if thing is None:
        raise Http404
    return thing
