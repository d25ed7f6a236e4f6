"""How the events of the trial notebook are drawn: to a trade what all found together, to whoever
counts their own days."""

from collections.abc import Iterable, Sequence

from django.template.loader import get_template

from community.live.models import Event
from mentorship.models import Idea, Tally
from mentorship.reads import experiments as reads


def draw_idea(events: Sequence[Event]) -> list[str]:
    """Of fewer than five traders nothing is told, and of no trader what they counted."""
    wanted = {one.subject for one in events}
    ideas = Idea.objects.prefetch_related(reads.TRIED).in_bulk(wanted)
    pools = {one.pk: reads.pool_of(one, list(one.experiments.all())) for one in ideas.values()}
    return [drawn_pool(pools.get(one.subject)) for one in events]


def drawn_pool(pool: reads.Pool | None) -> str:
    if pool is None:
        return ""
    words = {"pool": pool, "everyone": True}
    return get_template("mentorship/experiments/_pool.html").render(words)


def draw_experiment(events: Sequence[Event]) -> list[str]:
    """What a day brought, and what all their days say by now."""
    wanted = {one.subject for one in events}
    rows = Tally.objects.select_related("experiment__idea").in_bulk(wanted)
    told = tellings(rows.values())
    return [drawn_day(rows.get(one.subject), told) for one in events]


def tellings(rows: Iterable[Tally]) -> dict[int, reads.Telling]:
    trials = {one.experiment_id: one.experiment for one in rows}
    return {pk: reads.told(trial, reads.tallies(trial)) for pk, trial in trials.items()}


def drawn_day(tally: Tally | None, told: dict[int, reads.Telling]) -> str:
    if tally is None:
        return ""
    words = {"tally": tally, "telling": told[tally.experiment_id], "everyone": True}
    return get_template("mentorship/experiments/_counted.html").render(words)
