"""What somebody could try next in their trade, and who could help them: found for a nudge."""

from typing import NamedTuple

from django.db.models import QuerySet

from community.members.models import Member
from community.search import search
from community.search.words import terms
from community.sectors.models import Sector
from groups.models import Buddy
from mentorship.models import Experiment, Idea, Tutorial
from mentorship.reads import mentors
from mentorship.reads.experiments import Pool, counted, together, told_apart
from mentorship.reads.similar import SHORTEST
from mentorship.reads.tutorials import ranked

LOOKED_AT = 50


class Step(NamedTuple):
    name: str
    url: str


def next_step(member: Member, sector: Sector, about: str = "") -> Step | None:
    """A lesson on what they ask; else the way that did best in the trade, of what they have not
    tried; else the lesson that is known to work best."""
    lessons = Tutorial.objects.published_for(member).filter(sector=sector)
    shelf = ranked(lessons.select_related("published"), member.language)
    on_it = lesson_on(shelf, about)
    if on_it is not None:
        return lesson_step(on_it)
    did_best = best_pool(member, sector)
    if did_best is not None and did_best.telling is not None:
        return Step(did_best.telling.better, did_best.idea.get_absolute_url())
    first = shelf.first()
    return lesson_step(first) if first else None


def lesson_on(shelf: QuerySet[Tutorial], about: str) -> Tutorial | None:
    """That shares at least two of the longer words, as `similar` finds questions."""
    asked = [any_of for any_of in terms(about) if max(map(len, any_of)) >= SHORTEST]
    least = min(2, len(asked))
    found = search.nearest(shelf, asked, "published__title", most=1, least=least) if asked else []
    return found[0] if found else None


def lesson_step(lesson: Tutorial) -> Step:
    return Step(lesson.published.title if lesson.published else "", lesson.get_absolute_url())


def best_pool(member: Member, sector: Sector) -> Pool | None:
    """The surest gain among the ideas of the trade that five or more have tried."""
    fresh = Idea.objects.filter(sector=sector).exclude(experiments__author=member)
    ideas = list(fresh.order_by("-pk")[:LOOKED_AT])
    tried = list(told_apart(Experiment.objects.filter(idea__in=ideas)))
    pools = together(ideas, tried, counted(tried))
    told = [one for one in pools if one.telling is not None and one.telling.better]
    return max(told, key=lambda one: one.telling.least if one.telling else 0, default=None)


def helper(member: Member, sector: Sector) -> Member | None:
    """Their buddy in a group of the trade; else a mentor of it with a free place, whom they have
    met first."""
    beside = Buddy.objects.standing().filter(newcomer__member=member)
    buddy = beside.filter(newcomer__group__sector=sector).select_related("helper__member").first()
    if buddy is not None:
        return buddy.helper.member
    free = mentors.directory(member, sector=sector, free=True)
    return free.exclude(pk=member.pk).first()
