"""Who hears of a lesson: those who have it open, and those who have the shelf of its trade."""

from typing import Any

from community.live.record import record, record_each
from community.members.models import Member
from mentorship.models import Edition, Trial, Tutorial


def of_lesson(tutorial: Tutorial, kind: str, by: Member | None) -> None:
    """Call it before anybody is told: every act takes its topics in this order."""
    record_each({tutorial.stream: tutorial.pk, tutorial.shelf: tutorial.pk}, kind, by=by)


def of_trial(trial: Trial, before: int | None) -> None:
    """`before`: what they reported of it last, which this takes the place of."""
    tutorial, said = trial.tutorial, {"before": before} if before else {}
    both: dict[str, Any] = {tutorial.stream: trial.pk, tutorial.shelf: tutorial.pk}
    record_each(both, "trial.reported", by=trial.author, data=said)


def of_edition(edition: Edition, kind: str, by: Member) -> None:
    """For its author and its reviewers, before any reader sees it."""
    record(edition.stream, kind, by=by, subject=edition.pk)
