"""What became of those who learnt from a mentor, and how soon an answer of theirs comes: told on
their own page and in the directory, beside rows that name them."""

from datetime import timedelta
from typing import Any, NamedTuple

from django.db.models import Aggregate, Count, DurationField, F, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from mentorship.models import Answer, Asking, Term
from mentorship.models.term import Outcome

ENOUGH = 3


class Middle(Aggregate):
    """The median."""

    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


class Figures(NamedTuple):
    """Of those who began and ended, how many graduated, in how many weeks; and the answers."""

    graduates: int
    ended: int
    weeks: int | None
    answers_in: timedelta | None
    answered: int
    helped: int

    @property
    def hours(self) -> int | None:
        """Said only where enough was answered for a median to mean something."""
        if self.answers_in is None or self.answered < ENOUGH:
            return None
        return max(1, round(self.answers_in.total_seconds() / 3600))


def facts(of: str = "pk") -> dict[str, Any]:
    """To be annotated to rows that name the mentor."""
    over = Term.objects.filter(accepted_at__isnull=False, ended_at__isnull=False)
    ended = over.filter(mentor=OuterRef(of)).order_by().values("mentor")
    length = Middle(F("ended_at") - F("accepted_at"), filter=Q(outcome=Outcome.GRADUATED))
    asked = answered(of).values("member")
    helped = Answer.objects.standing().filter(author=OuterRef(of), help__isnull=False)
    return {
        "graduates": one(ended, Count("pk", filter=Q(credited=True)), 0),
        "ended": one(ended, Count("pk"), 0),
        "length": one(ended, length),
        "answers_in": one(asked, Middle(F("at") - F("made_at"))),
        "answered": one(asked, Count("pk"), 0),
        "helped": one(helped.order_by().values("author"), Count("pk"), 0),
    }


def answered(of: str) -> Any:
    """What they were asked and have answered, with when they did so first."""
    mine = Answer.objects.filter(question=OuterRef("question"), author=OuterRef("member"))
    first = mine.order_by().values("question").annotate(at=Min("made_at")).values("at")
    asked = Asking.objects.filter(member=OuterRef(of)).order_by()
    return asked.annotate(at=Subquery(first)).filter(at__isnull=False)


def one(rows: Any, told: Aggregate, none: int | None = None) -> Any:
    """Of rows that are gathered by mentor, one figure; `none` where there are no rows."""
    figure = Subquery(rows.annotate(told=told).values("told"))
    return figure if none is None else Coalesce(figure, none)


def taught(of: str = "pk") -> Any:
    """How many they teach now."""
    running = Term.objects.running().filter(mentor=OuterRef(of)).order_by().values("mentor")
    return one(running, Count("pk"), 0)


def told(row: Any) -> Figures:
    """The figures of the mentor whose facts stand in this row."""
    weeks = None if row.length is None else max(1, round(row.length / timedelta(days=7)))
    said = (row.answers_in, row.answered, row.helped)
    return Figures(row.graduates, row.ended, weeks, *said)
