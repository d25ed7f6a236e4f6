"""Notices of what a member meets where it was said, before they open the notice itself."""

from collections.abc import Collection

from django.db.models import QuerySet
from django.utils import timezone

from community.members.models import Member
from community.notices.models import Notice


def urls(member: Member, kinds: Collection[str]) -> list[str]:
    """Where this member's unread notices of these kinds lead."""
    return list(unread(member, kinds).values_list("url", flat=True).distinct())


def unread(member: Member, kinds: Collection[str]) -> QuerySet[Notice]:
    return Notice.objects.filter(member=member, read_at=None, kind__in=kinds)


def read(member: Member, kinds: Collection[str], urls: Collection[str]) -> int:
    """In the act's transaction; who calls tells the member's pages that there are fewer."""
    return unread(member, kinds).filter(url__in=urls).update(read_at=timezone.now())


def hush(member: Member, places: Collection[str]) -> int:
    """What was said there calls them no more, nor is it sent; who looks finds it."""
    waits = Notice.objects.filter(member=member, read_at=None, quiet=False, where__in=places)
    return waits.update(quiet=True)
