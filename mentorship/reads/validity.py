"""What the reports of those who tried a tutorial say of it, together."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Greatest
from django.utils import timezone

from community.sectors.models import Place
from mentorship import worth
from mentorship.models import Renewal, Trial
from mentorship.models.tutorial import Kind

MOST_OF, LEAST_OF = 0.75, 0.25
# From so many on, two places that say otherwise are shown apart.
APART = 2


@dataclass(frozen=True)
class Counts:
    """Counts those who weigh as one: a member by their last report, a ring, all the newest."""

    worked: int = 0
    partly: int = 0
    no: int = 0

    @property
    def tried(self) -> int:
        return self.worked + self.partly + self.no


@dataclass(frozen=True)
class Validity(Counts):
    """near: of them, those around the reader; worked_in, not_in: places that disagree."""

    is_card: bool = False
    last: datetime | None = None
    outdated: int = 0
    near: Counts = field(default_factory=Counts)
    worked_in: list[Place] = field(default_factory=list)
    not_in: list[Place] = field(default_factory=list)

    @property
    def days(self) -> int:
        """Since the last report, in whole days."""
        return (timezone.localdate() - timezone.localdate(self.last)).days if self.last else 0


def of(tutorials: Iterable[int], place: Place | None = None) -> dict[int, Validity]:
    """For each of these tutorials, in one query; near is around this place."""
    return {pk: validity(trials, place) for pk, trials in told(tutorials).items()}


def told(tutorials: Iterable[int]) -> dict[int, list[Trial]]:
    """The last report of each member on each of them, the newest first."""
    found: dict[int, list[Trial]] = {pk: [] for pk in tutorials}
    counting = Trial.objects.filter(tutorial__in=list(found)).latest_each().values("pk")
    card = {"of_card": Q(tutorial__kind=Kind.CARD), "looked_at": looked_at()}
    rows = Trial.objects.filter(pk__in=counting).select_related("place", "author").annotate(**card)
    for one in rows.order_by("-pk"):
        found[one.tutorial_id].append(one)
    return found


def looked_at() -> Greatest:
    """When reviewers last stood for what the lesson of a trial says."""
    renewed = Renewal.objects.filter(tutorial=OuterRef("tutorial")).order_by("-made_at")
    return Greatest("tutorial__published__published_at", Subquery(renewed.values("made_at")[:1]))


def validity(trials: list[Trial], place: Place | None) -> Validity:
    """Of a card only what was said since reviewers last looked: before, it said something else."""
    is_card = any(one.of_card for one in trials)
    if is_card:
        trials = [one for one in trials if one.looked_at and one.made_at > one.looked_at]
    near = [one for one in trials if place and one.place and place.is_near(one.place)]
    worked_in, not_in = apart(trials)
    return Validity(
        **vars(counts(trials)),
        is_card=is_card,
        last=max((one.made_at for one in trials), default=None),
        outdated=len(worth.voices(one.report for one in trials if one.outdated)),
        near=counts(near),
        worked_in=worked_in,
        not_in=not_in,
    )


def counts(trials: Iterable[Trial]) -> Counts:
    said = [one.said for one in worth.voices(one.report for one in trials)]
    worked = sum(1 for one in said if one >= MOST_OF)
    no = sum(1 for one in said if one <= LEAST_OF)
    return Counts(worked, len(said) - worked - no, no)


def apart(trials: Iterable[Trial]) -> tuple[list[Place], list[Place]]:
    """Where it worked for most and where for few; nothing where the places agree."""
    there: dict[Place, list[Trial]] = defaultdict(list)
    for one in trials:
        if one.place is not None:
            there[one.place].append(one)
    known = {place: counts(told) for place, told in there.items()}
    said = {place: one for place, one in known.items() if one.tried >= APART}
    worked = [place for place, one in said.items() if one.worked > one.tried / 2]
    not_in = [place for place, one in said.items() if one.no > one.tried / 2]
    return (worked, not_in) if worked and not_in else ([], [])
