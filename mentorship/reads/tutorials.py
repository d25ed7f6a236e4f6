from collections.abc import Iterable
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull
from django.utils import timezone

from community.members.models import Member
from community.search import search
from community.sectors.models import Sector
from groups.models import Group, Membership
from mentorship.models import Edition, Illustration, Mark, Review, Trial, Tutorial
from mentorship.models.mark import Kind
from mentorship.models.tutorial import Kind as Card
from mentorship.models.tutorial import reviewable
from mentorship.reads import validity
from mentorship.reads.difference import Line, difference
from mentorship.reads.validity import Validity
from mentorship.worth import FRESH


class Lesson(NamedTuple):
    tutorial: Tutorial
    edition: Edition
    validity: Validity


def library(
    member: Member,
    sector: Sector,
    q: str = "",
    topic: str = "",
    language: str = "",
    platform: str = "",
) -> QuerySet[Tutorial]:
    """The trade's published tutorials: what is known to work first, then the newest."""
    rows = Tutorial.objects.published_for(member).filter(sector=sector)
    if q:
        hits = search.among(Edition.objects.all(), q, "title", "text")
        rows = rows.filter(published__in=hits.values("pk"))
    if topic:
        rows = rows.filter(topic=topic)
    if platform:
        rows = rows.filter(published__platform__slug=platform)
    each = rows.filter(language=language) if language else one_of_each(rows, member.language)
    ordered = ranked(each.select_related("published__platform"), member.language)
    return ordered.defer("published__text", "published__html")


def one_of_each(rows: QuerySet[Tutorial], language: str) -> QuerySet[Tutorial]:
    """Of a lesson and its translations the one in the reader's language, or else the lesson."""
    theirs = rows.filter(language=language, source__isnull=False)
    again = Q(source__isnull=False) & ~Q(language=language)
    return rows.exclude(again).exclude(pk__in=theirs.values("source"))


def ranked(rows: QuerySet[Tutorial], language: str) -> QuerySet[Tutorial]:
    """What is stale or dangerous sinks; the reader's language first, then what is known to work."""
    stale = Case(When(review_by__lt=timezone.localdate(), then=1), default=0)
    theirs = Case(When(language=language, then=0), default=1)
    known = Coalesce("source__worth", "worth").desc()
    drawn = rows.annotate(dangerous=Exists(warnings()))
    return drawn.order_by("dangerous", stale, theirs, known, "-published_at", "-pk")


def warnings() -> QuerySet[Mark]:
    """Those that stand on a tutorial."""
    return Mark.objects.standing().filter(tutorial=OuterRef("pk"), kind=Kind.DANGEROUS)


def lessons(member: Member, tutorials: Iterable[Tutorial]) -> list[Lesson]:
    """Each with the edition readers see, and how it went for those who tried it."""
    shown = [(tutorial, tutorial.published) for tutorial in tutorials]
    counts = validity.of([one.root for one, _edition in shown], member.place)
    return [Lesson(one, edition, counts[one.root]) for one, edition in shown if edition is not None]


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


def overdue(member: Member) -> QuerySet[Tutorial]:
    """Past their day, marked dangerous, or cards that changed, as members say: for a reviewer to
    look at again; the oldest first."""
    late = Q(review_by__lt=timezone.localdate()) | Q(marks__in=Mark.objects.standing())
    other = Exists(said_changed())
    mine = Tutorial.objects.annotate(changed=other).filter(
        late | Q(other), published__isnull=False, sector__in=reviewable(member)
    )
    rows = mine.exclude(author=member).select_related("published", "sector").distinct()
    return rows.defer("published__text", "published__html").order_by("review_by", "pk")


def said_changed() -> QuerySet[Trial]:
    """Of a card: last words, no newcomer's, that it has changed since reviewers looked."""
    mine = {"tutorial": OuterRef("tutorial"), "author": OuterRef("author")}
    later = Trial.objects.filter(**mine, pk__gt=OuterRef("pk"))
    said = Trial.objects.filter(~Exists(later), tutorial=OuterRef("pk"), outdated=True)
    known = said.filter(tutorial__kind=Card.CARD, weight__gt=FRESH)
    return known.annotate(looked=validity.looked_at()).filter(made_at__gt=F("looked"))


def changes(edition: Edition) -> list[Line]:
    """Against what readers saw before it; where there was none, against the one before."""
    if edition.number == 1:
        return []
    before = edition.tutorial.editions.filter(number__lt=edition.number)
    if edition.published_at is not None:
        before = before.filter(published_at__isnull=False)
    base = before.order_by(IsNull(F("published_at"), True), "-number").first()
    return difference(base.text, edition.text) if base else []


def home_group(member: Member, sector: Sector) -> Group | None:
    """The member's group in whose library they came upon this."""
    return Group.objects.of(member).filter(sector=sector).first()


def trades(member: Member) -> QuerySet[Sector]:
    """Those a member may write lessons for."""
    mine = Membership.objects.filter(member=member).values("group__sector")
    return Sector.objects.filter(Q(pk__in=mine) | Q(pk__in=reviewable(member).values("pk")))


def illustrations(tutorial: Tutorial, edition: Edition | None = None) -> list[Illustration]:
    shown = Illustration.objects.filter(edition=edition or tutorial.published)
    return list(shown.select_related("picture"))


def beside(member: Member, lesson: Tutorial) -> dict[str, Any]:
    """Its pictures and translations, each asked for only where there are any."""
    drawn = getattr(lesson, "illustrated", False)
    translated = getattr(lesson, "translated", False)
    others = list(translations(lesson)) if translated else []
    return {
        "illustrations": illustrations(lesson) if drawn else [],
        "translations": others,
        "may_translate": lesson.source_id is None and len(others) + 1 < len(settings.LANGUAGES),
        "outdated": is_outdated(lesson),
    }


def translations(source: Tutorial) -> QuerySet[Tutorial]:
    return source.translations.filter(published__isnull=False).select_related("published")


def is_outdated(lesson: Tutorial) -> bool:
    """A translation of an edition that its source has left behind."""
    source, own = lesson.source, lesson.published
    if source is None or source.published is None or own is None:
        return False
    return (own.source_number or 0) < source.published.number
