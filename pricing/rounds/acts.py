"""An order that came, as something done with each other: who bought, and who sold to the group."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from community.members.acts import LATELY, Act, Acts
from community.members.models import Member
from groups.access import found
from pricing.models import Order


def of(member: Member, pk: int) -> Act:
    return act(found(orders_of(member).filter(pk=pk).first()), member)


def lately(member: Member) -> list[Act]:
    since = timezone.now() - LATELY
    came = orders_of(member).filter(delivery__made_at__gt=since).order_by("-pk")[:10]
    return [act(one, member) for one in came]


def orders_of(member: Member) -> QuerySet[Order]:
    """Delivered ones: as one of the buyers, or as the supplier."""
    mine = Q(buyers__author=member) | Q(award__offer__author=member)
    came = Order.objects.filter(mine, delivery__isnull=False).distinct()
    return came.select_related(
        "author", "award__offer__author", "round__commodity", "round__group", "delivery"
    )


def act(one: Order, member: Member) -> Act:
    """The supplier speaks of the steward who ordered; the buyers of the supplier."""
    supplier = one.award.offer.author
    sold = supplier.pk == member.pk
    other, role = (one.author, "buyer") if sold else (supplier, "seller")
    url = reverse("pricing:offers") if sold else reverse("pricing:round", args=[one.round_id])
    return Act("order", one.pk, other, role, str(one.round), url, one.delivery.made_at)


ORDERS = Acts(of, lately)
