"""Finding what was said before: 10,000 tutorials, 100,000 questions, and words that are common."""

import random
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.db import connection
from django.db.models import Model
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
    write_questions(group)
    write_tutorials(group)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    looks: dict[str, Callable[[], object]] = {
        "Search, two words": lambda: found.search(amina, said(chance, 2)),
        "Search, one word": lambda: found.search(amina, said(chance, 1)),
        "Similar questions while one is asked": lambda: similar.similar(
            amina, group, said(chance, 8)
        ),
    }
    turns = [{name: timed(look) for name, look in looks.items()} for _ in range(LOOKS)]
    for name in looks:
        times = [turn[name] for turn in turns]
        table.line(f"{name}, p95", [percentile(times, 0.95)], "ms", Goal("≤", 60))


def timed(look: Callable[[], object]) -> float:
    start = time.perf_counter()
    look()
    return 1000 * (time.perf_counter() - start)


def said(chance: random.Random, count: int) -> str:
    """Some words are said far more often than others, as in any language."""
    return " ".join(chance.choices(WORDS, WEIGHTS, k=count))


def write_questions(group: Group) -> None:
    asker = world.member("Chidi")
    first = Question.objects.create(author=asker, key=uuid4(), group=group, title="x")
    sow(first, QUESTIONS, title=said_by_postgres(8), detail=said_by_postgres(25))


def write_tutorials(group: Group) -> None:
    author, now = world.member("Dalia"), timezone.now()
    mine: dict[str, Any] = {"author": author, "made_at": now}
    about = {"sector": group.sector, "language": "en", "topic": "skills", "published_at": now}
    first = Tutorial.objects.create(key=uuid4(), slug="lesson", **mine, **about)
    page = {"tutorial": first, "number": 1, "checked_on": timezone.localdate()}
    words = Edition.objects.create(key=uuid4(), html=render.tutorial("x"), **mine, **page)
    sow(first, TUTORIALS, slug="'lesson-' || n")
    lesson = f"{first.pk} + n"
    texts = {"title": said_by_postgres(6), "text": said_by_postgres(300)}
    sow(words, TUTORIALS, tutorial_id=lesson, **texts)
    with connection.cursor() as cursor:
        cursor.execute(PUBLISHED)


def sow(first: Model, count: int, **instead: str) -> None:
    """So many copies of a row, by one statement in Postgres: through Python it takes minutes."""
    instead |= {"key": "gen_random_uuid()", "id": f"{first.pk} + n"}
    columns = [field.column for field in first._meta.concrete_fields]
    values = [instead.get(name, f"first.{name}") for name in columns]
    table = first._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)}"
            f" FROM {table} AS first, generate_series(1, {count}) AS n WHERE first.id = {first.pk}"
        )


def said_by_postgres(count: int) -> str:
    """So many words, other ones in each row; the higher a word's rank, the rarer it is."""
    words = ", ".join(f"'{word}'" for word in WORDS)
    some = f"generate_series(1, {count} + 0 * n)"
    rank = f"1 + floor(power(random(), 2.5) * {len(WORDS)})::int"
    return f"(SELECT string_agg((ARRAY[{words}])[{rank}], ' ') FROM {some})"


PUBLISHED = """
UPDATE mentorship_tutorial AS t SET published_id = e.id
FROM mentorship_edition AS e WHERE e.tutorial_id = t.id
"""
