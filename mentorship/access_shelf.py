"""Fetch through the person what goes with lessons: marks, pictures, collections, showings."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from community.members.models import Member
from community.pictures.models import Picture
from community.sectors.models import Sector
from groups.access import found, whole
from groups.models import Group, Membership
from mentorship import access
from mentorship.models import Collection, Edition, Illustration, Mark, Showing, Tutorial
from mentorship.models.tutorial import reviewable
from mentorship.reads import shelves, showings


def library_of(member: Member, slug: str) -> Any:
    """A group of theirs with the shelf of its trade, see `reads.shelves`."""
    groups = shelves.whole(whole(Group.objects.of(member)), member)
    return found(groups.filter(slug=slug).first())


def may_watch_shelf(member: Member, sector: int) -> bool:
    """Who reads the lessons of this trade."""
    mine = Q(pk__in=Membership.objects.filter(member=member).values("group__sector"))
    return Sector.objects.filter(mine | Q(pk__in=reviewable(member)), pk=sector).exists()


def may_watch_lesson(member: Member, root: int) -> bool:
    """It, or a translation of it."""
    family = Q(pk=root, source=None) | Q(source=root)
    return Tutorial.objects.published_for(member).filter(family).exists()


def may_watch_edition(member: Member, pk: int) -> bool:
    """Its author; a reviewer from when it was submitted; every reader from when it is published."""
    seen = Q(published_at__isnull=False, tutorial__in=Tutorial.objects.seen_by(member))
    waits = Q(submitted_at__isnull=False, tutorial__sector__in=reviewable(member))
    may = Q(tutorial__author=member) | seen | waits
    return Edition.objects.filter(may, pk=pk).exists()


def stewarded_tutorial_of(member: Member, slug: str) -> Tutorial:
    """What is published, or was, of a trade in which they are a steward; any for staff."""
    tutorial = access.tutorial_of(member, slug)
    if not getattr(tutorial, "stewarded", False):
        raise Http404
    return tutorial


def reviewed_tutorial_of(member: Member, slug: str) -> Tutorial:
    tutorial = access.published_of(member, slug)
    if not getattr(tutorial, "may_review", False):
        raise Http404
    return tutorial


def mark_of(tutorial: Tutorial, pk: int) -> Mark:
    return found(tutorial.marks.filter(pk=pk).first())


def illustration_of(member: Member, slug: str, pk: int) -> Picture:
    """Of an edition they may read, whichever."""
    editions = access.editions_of(member, access.tutorial_of(member, slug)).order_by()
    shown = Illustration.objects.filter(picture=pk, edition__in=editions.values("pk"))
    return found(shown.select_related("picture").first()).picture


def member_near(member: Member, tutorial: Tutorial, handle: str) -> Member:
    """One of those who would show it to this member."""
    for one in showings.near(member, tutorial):
        if one.member.handle == handle:
            return one.member
    raise Http404


def showing_of(member: Member, pk: int) -> Showing:
    return found(showings.shown_to(member).filter(pk=pk).first())


def collection_of(member: Member, pk: int) -> Collection:
    """Of their trades, with `may_arrange`: whether they may put it in order."""
    theirs = reviewable(member)
    trades = Membership.objects.filter(member=member).values("group__sector")
    seen = Q(sector__in=trades) | Q(sector__in=theirs.values("pk"))
    may = Exists(theirs.filter(pk=OuterRef("sector")))
    rows = Collection.objects.filter(seen, pk=pk).annotate(may_arrange=may)
    return found(rows.select_related("sector").first())


def lessons_of(member: Member, slugs: Sequence[str]) -> list[Tutorial]:
    """As they were named; where one of them is not theirs to read, there are none."""
    rows = Tutorial.objects.published_for(member).filter(slug__in=slugs)
    found = {one.slug: one for one in rows}
    if any(slug not in found for slug in slugs):
        raise Http404
    return [found[slug] for slug in slugs]


def arranged_by(member: Member, pk: int) -> Collection:
    """For a reviewer of its trade, to put in order."""
    one = collection_of(member, pk)
    if not getattr(one, "may_arrange", False):
        raise Http404
    return one


def reviewer_of(member: Member, sector: Sector) -> None:
    if not reviewable(member).filter(pk=sector.pk).exists():
        raise Http404
