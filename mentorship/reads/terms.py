"""A term as its two see it; a mentor with honest figures; and who else could go on with it."""

from datetime import timedelta
from typing import Any, NamedTuple

from django.db.models import (
    Aggregate,
    Count,
    DurationField,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.utils import timezone

from community.members.models import Member
from mentorship import learning
from mentorship.models import (
    Answer,
    Asking,
    Attestation,
    Entry,
    Readiness,
    Relay,
    Term,
    Verification,
)
from mentorship.models.term import Outcome
from mentorship.reads.verifications import interests

ENOUGH = 3


class Middle(Aggregate):
    """The median."""

    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


class Figures(NamedTuple):
    """What became of those who learnt from a mentor, and how soon an answer of theirs comes."""

    graduates: int
    ended: int
    weeks: int | None
    answers_in: timedelta | None
    answered: int

    @property
    def hours(self) -> int | None:
        """Said only where enough was answered for a median to mean something."""
        if self.answers_in is None or self.answered < ENOUGH:
            return None
        return max(1, round(self.answers_in.total_seconds() / 3600))


def figures(mentor: Member) -> Figures:
    length = F("ended_at") - F("accepted_at")
    done = Term.objects.filter(mentor=mentor, accepted_at__isnull=False, ended_at__isnull=False)
    counted: dict[str, Any] = done.aggregate(
        ended=Count("pk"),
        graduates=Count("pk", filter=Q(credited=True)),
        length=Middle(length, filter=Q(outcome=Outcome.GRADUATED)),
    )
    first: Any = Answer.objects.filter(question=OuterRef("question"), author=mentor)
    first = first.order_by().values("question").annotate(at=Min("made_at")).values("at")
    asked = Asking.objects.filter(member=mentor).annotate(at=Subquery(first))
    answered: dict[str, Any] = asked.filter(at__isnull=False).aggregate(
        middle=Middle(F("at") - F("made_at")), many=Count("pk")
    )
    length = counted.pop("length")
    weeks = None if length is None else max(1, round(length / timedelta(days=7)))
    return Figures(**counted, weeks=weeks, answers_in=answered["middle"], answered=answered["many"])


def mentor_page(reader: Member, mentor: Member) -> dict[str, Any]:
    badges = Verification.objects.standing().filter(member=mentor).select_related("sector")
    ready = Readiness.objects.filter(member=mentor).first() or Readiness(member=mentor)
    return {
        "mentor": mentor,
        "badges": badges.order_by("pk"),
        "ready": ready,
        "figures": figures(mentor),
        "free": learning.places_left(mentor),
        "interests": interests(mentor),
        "own": mentor.pk == reader.pk,
        "between": Term.objects.filter(author=reader, mentor=mentor, ended_at=None).first(),
    }


def entries(term: Term) -> QuerySet[Entry]:
    return Entry.objects.drawn().filter(term=term)


def term_page(reader: Member, term: Term) -> dict[str, Any]:
    """The term, what was written in it, and what this one of the two may do."""
    teaches = term.mentor_id == reader.pk
    thirds = list(Attestation.objects.filter(term=term).select_related("member").order_by("pk"))
    lacks = learning.lacks(term) if term.is_running else {}
    stands = not term.is_running or learning.badge_of(term) is not None
    return {
        "term": term,
        "teaches": teaches,
        "other": term.author if teaches else term.mentor,
        "thirds": thirds,
        "lacks": lacks,
        "stands": stands,
        "may_graduate": teaches and term.is_running and not lacks and stands,
    }


def others(term: Term) -> list[Verification]:
    """Who else could go on with it: mentors of the same skill with a free place, those of the
    same town first."""
    badges = learning.same_skill(term.badge).exclude(member__in=[term.author_id, term.mentor_id])
    now = timezone.localdate()
    badges = badges.exclude(member__readiness__rests_until__gte=now)
    taught = Count("member__terms", filter=Q(member__terms__in=Term.objects.running()))
    rows = badges.annotate(taught=taught).select_related("member__place", "member__readiness")
    free = [one for one in rows.order_by("pk")[:100] if one.taught < places(one.member)]  # type: ignore[attr-defined]
    return sorted(free, key=lambda one: apart(term, one))[:10]


def places(mentor: Member) -> int:
    ready = getattr(mentor, "readiness", None)
    return ready.places if ready else Readiness.PLACES


def apart(term: Term, badge: Verification) -> tuple[bool, int]:
    return badge.member.place_id != term.author.place_id, badge.pk


def open_relay(term: Term) -> Relay | None:
    waiting = Relay.objects.filter(term=term, answered_at=None).select_related("mentor")
    return waiting.first()
