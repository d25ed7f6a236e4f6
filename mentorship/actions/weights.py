"""Nightly: those who say that it worked of hardly anybody's advice but each other's, by the one
rule of rings. A pair weighs nothing, a ring a quarter, until others speak for one of them."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.db import transaction

from community.members import reckoning
from community.members.models import Vouch
from community.members.rings import rings, within
from mentorship.actions import attempts, trials
from mentorship.models import Answer, Attempt, Trial, Tutorial
from mentorship.models.told import Told

T = TypeVar("T", bound=Told)

NOTICED = 0.001


@transaction.atomic
def weigh_anew() -> int:
    """Says of how many reports it moved what they weigh."""
    told = list(Trial.objects.select_related("tutorial").order_by("pk"))
    tried = list(Attempt.objects.told().select_related("answer").order_by("pk"))
    closed = circles([*told, *tried])
    lessons, answers = moved(told, closed), moved(tried, closed)
    Trial.objects.bulk_update(lessons, ["within"])
    Attempt.objects.bulk_update(answers, ["within"])
    for lesson in Tutorial.objects.filter(trials__in=lessons).distinct().order_by("pk"):
        trials.weigh(lesson)
    for answer in Answer.objects.filter(attempts__in=answers).distinct().order_by("pk"):
        attempts.weigh(answer)
    return len(lessons) + len(answers)


def circles(told: Iterable[Told]) -> dict[frozenset[int], float]:
    """Among good words and vouches together: who has others' word closes no ring with a friend."""
    good = [(one.teller, one.adviser) for one in told if one.said == 1]
    vouched = Vouch.objects.standing().of_two().values_list("author", "member")
    return rings([*good, *vouched], reckoning.roots().values_list("pk", flat=True))


def moved(told: Iterable[T], closed: Mapping[frozenset[int], float]) -> list[T]:
    found = []
    for one in told:
        due = within(closed, one.teller, one.adviser)
        if abs(one.within - due) > NOTICED:
            one.within = due
            found.append(one)
    return found
