"""Notices from the ground floor: they stand above, and are reached by the name in the settings."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from community.members.models import Member


def tell(members: Iterable[Member], kind: str, *, text: Promise, url: str, by: Member) -> None:
    import_string(settings.TELL)(members, kind, text=text, url=url, by=by)


def warn(member: Member, kind: str, *, text: Promise, url: str) -> None:
    """On every channel, whatever they chose: it is about their own account."""
    import_string(settings.WARN)(member, kind, text=text, url=url)
