from datetime import date, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.live.record import record_each
from community.machine import limiter
from community.members.models import Member
from community.members.once import once, said
from community.sectors.models import Sector
from community.text import wording
from community.text.refusals import Refusal
from mentorship.actions.tutorials import check_of_trade
from mentorship.models import Experiment, Idea, Tally

MOST = 100_000
OLDEST = timedelta(days=60)


def begin(by: Member, key: UUID, sector: Sector, change: str, way_a: str, way_b: str) -> Experiment:
    """An idea noted, and tried by whoever noted it."""
    words = {
        "change": wording.line(change, 100, "change"),
        "way_a": wording.line(way_a, 60, "way_a"),
        "way_b": wording.line(way_b, 60, "way_b"),
    }

    def act() -> Experiment:
        check_of_trade(by, sector)
        check_two_ways(words)
        limiter.spend("ideas", by.pk, limit=10, seconds=86_400)
        idea = Idea.objects.create(author=by, key=key, sector=sector, **words)
        return Experiment.objects.create(author=by, key=key, idea=idea)

    def same(earlier: Experiment) -> bool:
        return said(sector=sector, **words)(earlier.idea)

    return once(Experiment, by, key, act, same)


def check_two_ways(words: dict[str, str]) -> None:
    if words["way_a"].casefold() == words["way_b"].casefold():
        raise Refusal(_("Say two ways that differ."), "way_b")


@transaction.atomic
def take_up(by: Member, idea: Idea) -> Experiment:
    """Tries what another noted; a second time finds the first, going on where it was ended."""
    experiment, _new = Experiment.objects.get_or_create(
        author=by, idea=idea, defaults={"key": uuid4()}
    )
    return resume(by, experiment)


def end(by: Member, experiment: Experiment) -> Experiment:
    """Counted enough: it goes to the ended ones and may be gone on with."""
    Experiment.objects.filter(pk=experiment.pk, ended_at=None).update(ended_at=timezone.now())
    experiment.refresh_from_db()
    return experiment


def resume(by: Member, experiment: Experiment) -> Experiment:
    Experiment.objects.filter(pk=experiment.pk).update(ended_at=None)
    experiment.ended_at = None
    return experiment


def count(
    by: Member,
    experiment: Experiment,
    key: UUID,
    day: date,
    saw_a: int,
    came_a: int,
    saw_b: int,
    came_b: int,
) -> Tally:
    """What a day brought; a later count of the same day takes the place of the earlier."""
    counts = {"saw_a": saw_a, "came_a": came_a, "saw_b": saw_b, "came_b": came_b}

    def act() -> Tally:
        check_going(experiment)
        check_day(day)
        check_counts(counts)
        limiter.spend("tallies", by.pk, limit=60, seconds=3600)
        said = {"experiment": experiment, "day": day, **counts}
        tally = Tally.objects.create(author=by, key=key, **said)
        record_counted(tally)
        return tally

    return once(Tally, by, key, act, said(experiment=experiment, day=day, **counts))


def record_counted(tally: Tally) -> None:
    """On their own page the day; for the trade what all found together, and of nobody."""
    experiment = tally.experiment
    both = {experiment.topic: tally.pk, experiment.idea.topic: experiment.idea_id}
    record_each(both, "tally.counted", by=None)


def check_going(experiment: Experiment) -> None:
    if experiment.ended_at:
        raise Refusal(_("This trial is ended. Go on with it first; then count."))


def check_day(day: date) -> None:
    today = timezone.localdate()
    if day > today:
        raise Refusal(_("This day has not come yet."), "day")
    if day < today - OLDEST:
        raise Refusal(_("Count days of the last two months."), "day")


def check_counts(counts: dict[str, int]) -> None:
    for name, number in counts.items():
        if not 0 <= number <= MOST:
            raise Refusal(_("Count from 0 to 100,000."), name)
    for way in "ab":
        if counts[f"came_{way}"] > counts[f"saw_{way}"]:
            raise Refusal(_("More came than saw it: one of the two is wrong."), f"came_{way}")
