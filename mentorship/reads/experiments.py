from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from community.members import voice
from community.members.models import Browser, Member
from community.search import search
from mentorship import worth
from mentorship.models import Experiment, Idea, Tally
from mentorship.sequential import Day, Finding, Word, found, pooled


@dataclass(frozen=True)
class Telling:
    """A finding in the words of its idea: which way is better, and how many times."""

    word: Word
    came: int
    better: str = ""
    other: str = ""
    least: float = 0
    most: float = 0


@dataclass(frozen=True)
class Pool:
    """What all who tried an idea found together; of fewer than five nothing is told."""

    idea: Idea
    telling: Telling | None = None
    tried: int = 0
    better: int = 0


Own = tuple[Experiment, Telling]
Days = dict[int, list[Day]]


def notebook(member: Member, ideas: Iterable[Idea]) -> tuple[list[Own], list[Pool]]:
    """One's own trials, those that go on first, and what is found of these ideas: two queries."""
    wanted = list(ideas)
    of_theirs = Q(author=member) | Q(idea__in=wanted)
    rows = told_apart(Experiment.objects.filter(of_theirs)).select_related("idea__sector")
    experiments = list(rows.order_by("ended_at", "-pk"))
    days = counted(experiments)
    mine = [one for one in experiments if one.author_id == member.pk]
    own = [(one, telling(one.idea, found(days[one.pk]))) for one in mine]
    return own, together(wanted, experiments, days)


def tallies(experiment: Experiment) -> list[Tally]:
    return list(experiment.tallies.latest_each().order_by("-day"))


def told(experiment: Experiment, rows: Iterable[Tally]) -> Telling:
    return telling(experiment.idea, found(as_day(row) for row in rows))


def telling(idea: Idea, finding: Finding) -> Telling:
    word, low, high, came = finding
    if word == Word.B:
        return Telling(word, came, idea.way_b, idea.way_a, low, high)
    if word == Word.A:
        return Telling(word, came, idea.way_a, idea.way_b, 1 / high, 1 / low)
    return Telling(word, came)


def ideas(member: Member, q: str = "") -> QuerySet[Idea]:
    rows: QuerySet[Idea] = Idea.objects.seen_by(member).select_related("sector")
    if q:
        rows = search.among(rows, q, "change", "way_a", "way_b", "sector__name")
    return rows.order_by("-pk")


def pool_of(idea: Idea, tried: list[Experiment]) -> Pool:
    """`tried`: its experiments, as `told_apart` brings them."""
    return together([idea], tried, counted(tried))[0]


def told_apart(rows: QuerySet[Experiment]) -> QuerySet[Experiment]:
    """With what `apart` knows two of one hand by."""
    browsers = Browser.objects.filter(member=OuterRef("author")).values("mark")
    return rows.select_related("author__standing").annotate(marks=ArraySubquery(browsers))


# The experiments of ideas, as `pool_of` asks for them.
TRIED = Prefetch("experiments", told_apart(Experiment.objects.all()))


def together(ideas: Iterable[Idea], experiments: Iterable[Experiment], days: Days) -> list[Pool]:
    by_idea: dict[int, list[list[Day]]] = defaultdict(list)
    for one in apart(experiments, days):
        by_idea[one.idea_id].append(days[one.pk])
    return [pool(idea, by_idea[idea.pk]) for idea in ideas]


def apart(experiments: Iterable[Experiment], days: Days) -> list[Experiment]:
    """Those who count as one trader each: of one ring or one browser the first is heard, and of all
    who are new here and unknown. Of an idea, each in its own right."""
    heard: set[object] = set()
    kept = []
    for one in sorted(experiments, key=lambda one: one.pk):
        signs = {(one.idea_id, sign) for sign in signs_of(one)}
        if days[one.pk] and not signs & heard:
            kept.append(one)
            heard |= signs
    return kept


def signs_of(one: Experiment) -> set[object]:
    standing = getattr(one.author, "standing", None)
    signs: set[object] = {*getattr(one, "marks", ())}
    if standing is not None and standing.circle is not None:
        signs.add(standing.circle)
    is_fresh = timezone.now() - one.author.joined_at < voice.NEW
    if worth.weight(standing.value if standing else 0.0, is_fresh) <= worth.FRESH:
        signs.add("new")
    return signs


def pool(idea: Idea, traders: list[list[Day]]) -> Pool:
    """Each trader has one trial of an idea: their counts are one voice."""
    finding = pooled(traders)
    if finding is None:
        return Pool(idea)
    tried = [days for days in traders if days]
    same = [found(days).word for days in tried].count(finding.word)
    return Pool(idea, telling(idea, finding), len(tried), same)


def counted(experiments: Iterable[Experiment]) -> Days:
    days: Days = defaultdict(list)
    for row in Tally.objects.filter(experiment__in=list(experiments)).latest_each():
        days[row.experiment_id].append(as_day(row))
    return days


def as_day(row: Tally) -> Day:
    return Day(row.saw_a, row.came_a, row.saw_b, row.came_b)
