from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q, QuerySet

from community.members.models import Member
from community.search import search
from community.sectors.models import Sector
from groups.models import Group, Membership
from mentorship.models import Edition, Review, Trial, Tutorial
from mentorship.models.tutorial import reviewable
from mentorship.reads import validity
from mentorship.reads.difference import Line, difference
from mentorship.reads.validity import Validity


class Lesson(NamedTuple):
    tutorial: Tutorial
    edition: Edition
    validity: Validity


def library(
    member: Member, sector: Sector, q: str = "", topic: str = "", language: str = ""
) -> QuerySet[Tutorial]:
    """The trade's published tutorials: what is known to work first, then the newest."""
    rows = Tutorial.objects.published_for(member).filter(sector=sector)
    if q:
        hits = search.among(Edition.objects.all(), q, "title", "text")
        rows = rows.filter(published__in=hits.values("pk"))
    if topic:
        rows = rows.filter(topic=topic)
    if language:
        rows = rows.filter(language=language)
    return (
        rows.select_related("published")
        .defer("published__text", "published__html")
        .order_by("-worth", "-published_at", "-pk")
    )


def lessons(member: Member, tutorials: Iterable[Tutorial]) -> list[Lesson]:
    """Each with the edition readers see, and how it went for those who tried it."""
    shown = [(tutorial, tutorial.published) for tutorial in tutorials]
    counts = validity.of([one.pk for one, _edition in shown], member.place)
    return [Lesson(one, edition, counts[one.pk]) for one, edition in shown if edition is not None]


def own(member: Member, sector: Sector) -> QuerySet[Edition]:
    """The newest edition of each tutorial this member writes for the trade, with its state."""
    mine = Edition.objects.filter(tutorial__author=member, tutorial__sector=sector)
    newest = mine.latest_each().defer("text", "html")
    return newest.select_related("tutorial").prefetch_related("reviews")


def to_review(member: Member) -> QuerySet[Edition]:
    """What waits for this reviewer, longest first, without one's own and what they stand for."""
    waiting = Edition.objects.waiting().filter(tutorial__sector__in=reviewable(member))
    judged = Review.objects.filter(author=member).values("edition")
    others = waiting.exclude(tutorial__author=member).exclude(pk__in=judged)
    return (
        others.defer("text", "html")
        .select_related("tutorial__sector", "author")
        .order_by("submitted_at")
    )


def may_review(member: Member, tutorial: Tutorial) -> bool:
    """Never the author."""
    if tutorial.author_id == member.pk:
        return False
    return reviewable(member).filter(pk=tutorial.sector_id).exists()


def trials(tutorial: Tutorial) -> list[Trial]:
    """The last report of each member, the newest ten."""
    counting = Trial.objects.filter(tutorial=tutorial).latest_each().values("pk")
    rows = Trial.objects.filter(pk__in=counting).select_related("author", "place")
    return list(rows.order_by("-pk")[:10])


def changes(edition: Edition) -> list[Line]:
    """Against what readers saw before it; where there was none, against the one before."""
    before = edition.tutorial.editions.filter(number__lt=edition.number).order_by("-number")
    base = before.filter(published_at__isnull=False).first()
    if base is None and edition.published_at is None:
        base = before.first()
    return difference(base.text, edition.text) if base else []


def home_group(member: Member, sector: Sector) -> Group | None:
    """The member's group in whose library they came upon this."""
    return Group.objects.of(member).filter(sector=sector).first()


def trades(member: Member) -> QuerySet[Sector]:
    """Those a member may write lessons for."""
    mine = Membership.objects.filter(member=member).values("group__sector")
    return Sector.objects.filter(Q(pk__in=mine) | Q(pk__in=reviewable(member).values("pk")))
