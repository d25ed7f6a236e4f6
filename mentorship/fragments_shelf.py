"""How the events of lessons are drawn: as readers see them now, the same for every reader."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Exists, Prefetch, Q
from django.template.loader import get_template

from community.live.models import Event
from community.live.streams import split
from mentorship.models import Edition, Review, Trial, Tutorial
from mentorship.reads import validity
from mentorship.reads.tutorials import warnings
from mentorship.reads.validity import Validity
from mentorship.shelf import marked

TRIAL = "trial.reported"
AGAIN = {"lesson.published", "lesson.restored"}


class Row(NamedTuple):
    """As `reads.tutorials.Lesson`; without an edition where it is off the shelf."""

    tutorial: Tutorial
    edition: Edition | None
    validity: Validity


def draw_lesson(events: Sequence[Event]) -> list[str]:
    """A trial with what all of them say together; else how the lesson stands."""
    tried = {number(one) for one in events if one.kind == TRIAL}
    told = validity.told(tried) if tried else {}
    wanted = {one.subject for one in events if one.kind != TRIAL}
    lessons = marked(Tutorial.objects.all()).in_bulk(wanted) if wanted else {}
    return [
        drawn_trial(one, told[number(one)])
        if one.kind == TRIAL
        else drawn_state(one, lessons.get(one.subject))
        for one in events
    ]


def number(event: Event) -> int:
    return split(event.topic_id)[1]


def drawn_trial(event: Event, told: list[Trial]) -> str:
    """Their report takes the place of their last; one that counts no more is nowhere."""
    said = next((one for one in told if one.pk == event.subject), None)
    words = {"trial": said, "gone": [event.data.get("before"), None if said else event.subject]}
    line = {"validity": validity.validity(told, None), "root": number(event)}
    return get_template("mentorship/trials/_reported.html").render({**words, **line})


def drawn_state(event: Event, lesson: Tutorial | None) -> str:
    if lesson is None:
        return ""
    words = {"tutorial": lesson, "again": event.kind in AGAIN}
    return get_template("mentorship/tutorials/_changed.html").render(words)


def draw_shelf(events: Sequence[Event]) -> list[str]:
    """The row of the lesson; where it was tried, of its translations too: they are tried as one."""
    wanted = {one.subject for one in events}
    family = Tutorial.objects.filter(Q(pk__in=wanted) | Q(source__in=wanted))
    drawn = family.annotate(dangerous=Exists(warnings())).order_by("pk")
    wide = drawn.select_related("published__platform")
    rows = list(wide.defer("published__text", "published__html"))
    known = validity.of({one.root for one in rows})
    lessons = [Row(one, one.published, known[one.root]) for one in rows]
    return ["".join(drawn_row(one, row) for row in lessons if of(one, row)) for one in events]


def of(event: Event, lesson: Row) -> bool:
    if lesson.tutorial.pk == event.subject:
        return True
    return event.kind == TRIAL and lesson.tutorial.source_id == event.subject


def drawn_row(event: Event, lesson: Row) -> str:
    """Only what is new comes in; a translation stands on the shelf of its language alone."""
    new = event.kind in AGAIN and lesson.tutorial.source_id is None
    words = {"lesson": lesson, "change": not new, "everyone": True}
    return get_template("mentorship/tutorials/_lesson.html").render(words)


def draw_edition(events: Sequence[Event]) -> list[str]:
    """How far it has come, and who said what of it."""
    wanted = {one.subject for one in events}
    said = Prefetch("reviews", Review.objects.select_related("author").order_by("pk"))
    rows = Edition.objects.filter(pk__in=wanted).prefetch_related(said)
    found = rows.defer("text", "html").in_bulk()
    return [drawn_edition(found.get(one.subject)) for one in events]


def drawn_edition(edition: Edition | None) -> str:
    if edition is None:
        return ""
    words = {"edition": edition, "reviews": edition.reviews.all()}
    return get_template("mentorship/tutorials/_judged.html").render(words)
