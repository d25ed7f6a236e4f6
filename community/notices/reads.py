from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils import timezone

from community.members.models import Member
from community.notices.matters import Way
from community.notices.models import Delivery, Notice
from community.sms.models import Stop

A_PAGE = 20


def unread(member: Member) -> int:
    return Notice.objects.calling().filter(member=member).count()


def notices(member: Member, page: str) -> Page[Notice]:
    """This member's notices, newest first."""
    rows = Notice.objects.filter(member=member).select_related("actor").order_by("-pk")
    return Paginator(rows, A_PAGE).get_page(page)


def withheld(member: Member) -> QuerySet[Notice]:
    """What was not texted today, for the member's own number of texts was spent; newest first."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    kept = Delivery.objects.filter(member=member, way=Way.TEXT, withheld_at__gte=today)
    return Notice.objects.filter(pk__in=kept.values("notice")).order_by("-pk")[:A_PAGE]


def stopped(member: Member) -> bool:
    """Whether this phone said STOP, so that no text but a code goes there."""
    return Stop.objects.filter(phone=member.phone or "").exists()
