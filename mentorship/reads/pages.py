"""A list in pages, and the question behind it, for the pager's links."""

from typing import Any, TypeVar
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet

T = TypeVar("T", bound=Model)
SIZE = 20


def page(rows: QuerySet[T], number: Any, size: int = SIZE) -> Page[T]:
    """The page asked for; the nearest one there is for a number that makes no sense."""
    return Paginator(rows, size).get_page(number)


def address(asked: dict[str, Any]) -> str:
    """What was asked for, as the beginning of the pager's links: ?q=beans&"""
    kept = {name: getattr(value, "pk", value) for name, value in asked.items() if value}
    return f"?{urlencode(kept)}&" if kept else "?"
