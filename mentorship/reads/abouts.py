"""What a question is about, as `guessing` tells it: from three short look-ups."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from community.search.words import expanded
from community.sectors.models import Sector
from groups.models import Group, Synonym
from mentorship.guessing import PAST, Guess, believed, guess, taken, worded
from mentorship.models import Answer, Question, Verification
from mentorship.models.verification import Area

MOST = 60


def skills(sector: Sector | int) -> dict[str, tuple[str, str]]:
    """By how they are told apart: each skill that a standing badge of the trade names, with its
    area; what most hold comes first."""
    badges = Verification.objects.standing().filter(sector=sector).order_by()
    rows: Any = badges.values_list("skill", "area").annotate(many=Count("pk"))
    found: dict[str, tuple[str, str]] = {}
    for skill, area, _many in rows.order_by("-many", "skill")[:MOST]:
        found.setdefault(alike(skill), (skill, area))
    return found


def alike(skill: str) -> str:
    return skill.lower()


def by_area(held: dict[str, tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """For a form: the areas in their order, each with its skills."""
    rows = [(str(one.label), [name for name, area in held.values() if area == one]) for one in Area]
    return [(label, names) for label, names in rows if names]


def about(question: Question, held: Iterable[str]) -> Guess:
    group, skilled = question.group, question.skill if question.chosen else ""
    told = told_by(group, f"{question.title} {question.detail}", held, question.pk or 0)
    return believed(told, alike(skilled)) if skilled else told


def told_by(group: Group, text: str, held: Iterable[str], pk: int = 0) -> Guess:
    """What the words say, with what the group calls things, and what was asked before."""
    names = list(held)
    lines = list(Synonym.objects.filter(group=group, dropped_at=None).values_list("words"))
    same = [words for (words,) in lines]
    named = {alike(one): worded(expanded(one, same)) for one in names}
    earlier = ((alike(skill), worded(title)) for skill, title in past(group, pk))
    return guess(worded(expanded(text, same)), named, earlier)


def meant(group: Group, text: str, held: Mapping[str, tuple[str, str]]) -> str:
    """The one skill that a few words name: whole, as its beginning, or else by what they tell."""
    said = alike(text.strip(" .,:;!"))
    named = [one for one in held if one == said] or [one for one in held if one.startswith(said)]
    told = named[0] if len(named) == 1 else taken(told_by(group, text, held))
    return held[told][0] if told in held else ""


def past(group: Group, pk: int) -> Any:
    """Questions of the trade that are surely of their skill: somebody said so, or an answer that
    helped did."""
    helped = Answer.objects.filter(question=OuterRef("pk"), help__isnull=False)
    rows = Question.objects.standing().filter(group__sector=group.sector_id).exclude(skill="")
    surely = rows.filter(Q(chosen=True) | Q(Exists(helped))).exclude(pk=pk)
    return surely.order_by("-pk").values_list("skill", "title")[:PAST]
