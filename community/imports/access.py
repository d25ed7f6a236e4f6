"""Fetch through the person: stewards reach the chats of their group, authors their own words."""

from django.db.models import QuerySet
from django.http import Http404

from community.imports.models import Find, Import, Writer
from community.members.models import Member
from groups.models import Group


def import_stewarded_by(member: Member, pk: int) -> Import:
    mine = Import.objects.filter(group__in=stewarded(member))
    found = mine.select_related("group__sector", "group__place", "author").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def writer_stewarded_by(member: Member, pk: int) -> Writer:
    mine = Writer.objects.filter(imported__group__in=stewarded(member))
    found = mine.select_related("imported__group", "member").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def find_stewarded_by(member: Member, pk: int) -> Find:
    mine = Find.objects.filter(group__in=stewarded(member))
    found = mine.select_related("imported", "writer", "group").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def find_of(member: Member, pk: int) -> Find:
    found = finds_of(member).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def finds_of(member: Member) -> QuerySet[Find]:
    """What this member said, once a steward would keep it."""
    mine = Find.objects.filter(writer__in=Writer.objects.of(member)).exclude(kept_at=None)
    return mine.select_related("imported", "group__sector", "group__place", "writer")


def stewarded(member: Member) -> "QuerySet[Group]":
    return Group.objects.filter(memberships__member=member, memberships__steward=True)
