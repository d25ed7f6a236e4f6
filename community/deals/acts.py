"""Of which acts one may speak: deals here, and those of the other wings by the roof's name."""

from collections.abc import Mapping
from itertools import chain

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from community.deals.models import Deal
from community.deals.models.deal import DealQuerySet, Ending
from community.members.acts import LATELY, Act, Acts
from community.members.models import Member
from groups.access import found


def acts() -> Mapping[str, Acts]:
    others: Mapping[str, Acts] = import_string(f"{settings.WINGS}.ACTS")
    return {"deal": DEALS, **others}


def act_of(member: Member, noun: str, pk: int) -> Act:
    """One of the member's own, or 404."""
    return found(acts().get(noun)).of(member, pk)


def lately(member: Member) -> list[Act]:
    """What one might speak of, the newest first."""
    every = chain.from_iterable(room.lately(member) for room in acts().values())
    return sorted(every, key=lambda one: one.at, reverse=True)


def of(member: Member, pk: int) -> Act:
    return act(found(over(member).filter(pk=pk).first()), member)


def lately_dealt(member: Member) -> list[Act]:
    since = timezone.now() - LATELY
    return [act(one, member) for one in over(member).filter(ended_at__gt=since)]


def over(member: Member) -> DealQuerySet:
    """Agreed by both, and done or gone wrong."""
    ended = Q(ending__in=[Ending.DONE, Ending.WRONG])
    return Deal.objects.of(member).whole().filter(ended).exclude(agreed_at=None)


def act(one: Deal, member: Member) -> Act:
    other = one.other(member)
    role = "seller" if one.seller.pk == other.pk else "buyer"
    url = reverse("deals:deal", args=[one.pk])
    assert one.ended_at is not None
    return Act("deal", one.pk, other, role, str(one.promised), url, one.ended_at)


DEALS = Acts(of, lately_dealt)
