"""The same key twice has one effect, and the second answer equals the first (rule G-1)."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction

from community.members.models import Authored, Member

A = TypeVar("A", bound=Authored)


def once(model: type[A], by: Member, key: UUID, act: Callable[[], A]) -> A:
    """The row `by` made under `key`: found again, or made now in a transaction of its own."""
    earlier = find(model, by, key)
    if earlier is not None:
        return earlier
    try:
        with transaction.atomic():
            return act()
    except IntegrityError:
        earlier = find(model, by, key)
        if earlier is None:
            raise
        return earlier


def find(model: type[A], by: Member, key: UUID) -> A | None:
    rows = model._default_manager.filter(author=by, key=key)
    return rows.first()
