"""What watched prices told while a member was away."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from community.members.models import Member
from community.notices.items import Item, Kind
from community.text.templatetags.money import money, sign
from pricing import moves
from pricing.models import Alert


def catch_up(member: Member, since: datetime) -> list[Item]:
    """The newest of each watch that still stands; what moved more matters more. One query."""
    told = Alert.objects.filter(watch__author=member, watch__stopped_at=None, made_at__gt=since)
    told = told.select_related("watch__cell__commodity", "watch__cell__market")
    return [item(one) for one in told.order_by("watch", "-pk").distinct("watch")[:30]]


def item(alert: Alert) -> Item:
    cell = alert.watch.cell
    price = f"{sign(cell.currency)} {money(alert.middle)}/{cell.base}"
    text = _("{what}, {market}: {price}").format(
        what=cell.commodity, market=cell.market, price=price
    )
    page = reverse("pricing:history", args=[cell.commodity.slug, cell.market.slug])
    moved = float(moves.off(alert.middle, alert.against))
    return Item(Kind.PRICE, text, f"{page}?kind={cell.kind}", alert.made_at, moved)
