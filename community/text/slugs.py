"""Words as an address."""

import secrets
from collections.abc import Callable
from typing import Protocol

from django.db import IntegrityError, transaction
from django.utils.text import slugify


class Addressed(Protocol):
    slug: str

    def save(self) -> None: ...


def settle(
    row: Addressed, words: str, longest: int, otherwise: str, taken: Callable[[str], bool]
) -> None:
    """Keeps the row under an address of its own, though another of its name comes just now."""
    row.slug = free(words, longest, otherwise, taken)
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        if not taken(row.slug):
            raise
        settle(row, words, longest, otherwise, taken)


def free(words: str, longest: int, otherwise: str, taken: Callable[[str], bool]) -> str:
    """One nobody has yet: amina, else amina-4831, with more digits the more are taken."""
    wanted = stem = slugify(words)[:longest].strip("-") or otherwise
    spread = 9_000
    while taken(wanted):
        wanted = f"{stem}-{1_000 + secrets.randbelow(spread)}"
        spread *= 2
    return wanted
