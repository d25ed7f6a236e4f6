from django.core.paginator import Page, Paginator

from community.members.models import Member
from community.notices.models import Notice

A_PAGE = 20


def unread(member: Member) -> int:
    return Notice.objects.calling().filter(member=member).count()


def notices(member: Member, page: str) -> Page[Notice]:
    """This member's notices, newest first."""
    rows = Notice.objects.filter(member=member).select_related("actor").order_by("-pk")
    return Paginator(rows, A_PAGE).get_page(page)
