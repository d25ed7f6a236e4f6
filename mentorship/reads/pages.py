"""A list in pages."""

from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.utils.functional import cached_property

T = TypeVar("T", bound=Model)
SIZE = 20


class Opening(Paginator):  # type: ignore[type-arg]
    """What is opened at its beginning, and counted only where that does not hold it all."""

    @cached_property
    def beginning(self) -> list[Any]:
        return list(self.object_list[: self.per_page + 1])

    @cached_property
    def count(self) -> int:
        many = len(self.beginning)
        return many if many <= self.per_page else super().count

    def page(self, number: Any) -> Page[Any]:
        return Page(self.beginning[: self.per_page], self.validate_number(number), self)


def page(rows: QuerySet[T], number: Any, size: int = SIZE) -> Page[T]:
    """The page asked for; the nearest one there is for a number that makes no sense."""
    pages = Paginator if number else Opening
    return pages(rows, size).get_page(number)
