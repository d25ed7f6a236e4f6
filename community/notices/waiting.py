"""Notices of what a member meets where it was said, before they open the notice itself."""

from collections.abc import Collection

from django.utils import timezone

from community.members.models import Member
from community.notices.models import Notice


def urls(member: Member, kinds: Collection[str]) -> list[str]:
    """Where this member's unread notices of these kinds lead."""
    waits = Notice.objects.filter(member=member, read_at=None, kind__in=kinds)
    return list(waits.values_list("url", flat=True).distinct())


def read(member: Member, kinds: Collection[str], urls: Collection[str]) -> int:
    """In the act's transaction; who calls tells the member's pages that there are fewer."""
    waits = Notice.objects.filter(member=member, read_at=None, kind__in=kinds, url__in=urls)
    return waits.update(read_at=timezone.now())


def hush(member: Member, places: Collection[str]) -> int:
    """What was said there calls them no more, nor is it sent; who looks finds it."""
    waits = Notice.objects.filter(member=member, read_at=None, quiet=False, where__in=places)
    return waits.update(quiet=True)
