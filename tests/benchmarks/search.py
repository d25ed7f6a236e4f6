"""Finding what was said before: 10,000 tutorials, 100,000 questions, and words that are common."""

import random
import time
from collections.abc import Callable
from uuid import uuid4

from django.db import connection
from django.utils import timezone

from community.text import render
from groups.models import Group
from mentorship.models import Edition, Question, Tutorial
from mentorship.reads import found, similar
from tests import world
from tests.benchmarks.stage import Stage
from tests.benchmarks.table import Goal, Table, percentile

TUTORIALS, QUESTIONS = 10_000, 100_000
LOOKS, SEED = 200, 20261123
STEMS = ["mahindi", "beans", "rice", "flour", "sukari", "bag", "price", "market", "weevil", "dry"]
ENDS = [first + last for first in "bdgklmnprst" for last in "aeiou"]
WORDS = [*STEMS, *(f"{stem}{end}" for end in ENDS for stem in STEMS)]
WEIGHTS = [1 / (rank + 5) for rank in range(len(WORDS))]


def run(stage: Stage, table: Table) -> None:
    chance = random.Random(SEED)
    table.part(f"Search over {TUTORIALS:,} tutorials and {QUESTIONS:,} questions")
    amina = world.member("Amina")
    group = world.group(amina, "Cereals with a memory")
    write_questions(group, chance)
    write_tutorials(group, chance)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    looks: dict[str, Callable[[], object]] = {
        "Search, two words": lambda: found.search(amina, said(chance, 2)),
        "Search, one word": lambda: found.search(amina, said(chance, 1)),
        "Similar questions while one is asked": lambda: similar.similar(
            amina, group, said(chance, 8)
        ),
    }
    for name, look in looks.items():
        times = [timed(look) for _ in range(LOOKS)]
        table.line(f"{name}, p95", [percentile(times, 0.95)], "ms", Goal("≤", 60))


def timed(look: Callable[[], object]) -> float:
    start = time.perf_counter()
    look()
    return 1000 * (time.perf_counter() - start)


def said(chance: random.Random, count: int) -> str:
    """Some words are said far more often than others, as in any language."""
    return " ".join(chance.choices(WORDS, WEIGHTS, k=count))


def write_questions(group: Group, chance: random.Random) -> None:
    asker = world.member("Chidi")
    rows = (
        Question(
            author=asker,
            key=uuid4(),
            made_at=timezone.now(),
            group=group,
            title=said(chance, 8),
            detail=said(chance, 25),
        )
        for _ in range(QUESTIONS)
    )
    Question.objects.bulk_create(rows, batch_size=5000)


def write_tutorials(group: Group, chance: random.Random) -> None:
    author, now = world.member("Dalia"), timezone.now()
    made = Tutorial.objects.bulk_create(
        Tutorial(
            author=author,
            key=uuid4(),
            made_at=now,
            slug=f"lesson-{number}",
            sector=group.sector,
            language="en",
            topic="skills",
            published_at=now,
        )
        for number in range(TUTORIALS)
    )
    Edition.objects.bulk_create((edition(one, chance) for one in made), batch_size=1000)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE mentorship_tutorial AS t SET published_id = e.id"
            " FROM mentorship_edition AS e WHERE e.tutorial_id = t.id"
        )


def edition(tutorial: Tutorial, chance: random.Random) -> Edition:
    return Edition(
        author=tutorial.author,
        key=uuid4(),
        made_at=tutorial.published_at,
        tutorial=tutorial,
        number=1,
        title=said(chance, 6),
        text=said(chance, 300),
        html=render.tutorial("A lesson."),
        checked_on=timezone.localdate(),
    )
