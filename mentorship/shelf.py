"""A lesson as its page shows it: what else there is of it is asked for only where there is any."""

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject

from community.live import replay
from community.members.models import Member
from groups import offices
from groups.models import Group
from mentorship.models import Edition, Illustration, Mark, Opening, Tutorial, Video
from mentorship.models.mark import Kind
from mentorship.models.tutorial import reviewable

PUBLISHED = ("published__card", "published__platform")


def whole(rows: QuerySet[Tutorial], member: Member) -> QuerySet[Tutorial]:
    """opened, may_review, stewarded: this member's; danger: why; trouble: of its film; last: the
    number of its newest edition; home: the member's group in whose library they came upon it; head:
    of the stream it shares with its translations."""
    here, sector = OuterRef("pk"), OuterRef("sector")
    stewarded = offices.held_by(member).filter(group__sector=sector)
    pictures = Illustration.objects.filter(edition=OuterRef("published"))
    newest = Edition.objects.filter(tutorial=here).order_by("-number")
    groups = Group.objects.of(member).filter(sector=sector)
    film = Video.objects.filter(url=OuterRef("published__video"))
    return (
        marked(rows)
        .select_related("sector", "author", *PUBLISHED, "keeping", "source__published")
        .annotate(
            opened=Exists(Opening.objects.filter(tutorial=here, member=member)),
            may_review=Exists(reviewable(member).filter(pk=sector)),
            stewarded=Value(True) if member.is_staff else Exists(stewarded),
            last=Subquery(newest.values("number")[:1]),
            home=Subquery(groups.values(said=JSONObject(slug="slug", name="name"))[:1]),
            trouble=Subquery(film.values("trouble")[:1]),
            head=replay.head_beside("lesson", Coalesce(OuterRef("source"), here)),
            illustrated=Exists(pictures),
            translated=Exists(Tutorial.objects.filter(source=here, published__isnull=False)),
        )
    )


def marked(rows: QuerySet[Tutorial]) -> QuerySet[Tutorial]:
    return rows.annotate(danger=reason(Kind.DANGEROUS))


def reason(kind: Kind) -> Subquery:
    """Why a mark of this kind stands on a tutorial; nothing where none does."""
    marks = Mark.objects.standing().filter(tutorial=OuterRef("pk"), kind=kind)
    return Subquery(marks.values("reason")[:1])
