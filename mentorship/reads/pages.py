"""A list in pages."""

from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet

T = TypeVar("T", bound=Model)
SIZE = 20


def page(rows: QuerySet[T], number: Any, size: int = SIZE) -> Page[T]:
    """The page asked for; the nearest one there is for a number that makes no sense."""
    return Paginator(rows, size).get_page(number)
