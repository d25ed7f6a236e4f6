"""The same key twice has one effect, and the second answer equals the first (rule G-1)."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored, Member
from community.text.refusals import Refusal

A = TypeVar("A", bound=Authored)
CONFLICT = 409


def once(
    model: type[A],
    by: Member,
    key: UUID,
    act: Callable[[], A],
    same: Callable[[A], bool] = lambda earlier: True,
    alone: bool = False,
) -> A:
    """The row `by` made under `key`: found again, or made now in a transaction of its own.

    `same` says whether the earlier row is what is being sent now. Where it is not, somebody went
    back to a form that was sent and filled it in anew: that is refused, for it would be lost.
    `alone`: so is a key that someone else has used, on a phone that went from hand to hand. The
    model has an index on its keys then.
    """
    earlier = find_alone(model, by, key) if alone else find(model, by, key)
    if earlier is not None:
        return agreed(earlier, same)
    try:
        with transaction.atomic():
            return act()
    except IntegrityError:
        earlier = find(model, by, key)
        if earlier is None:
            raise
        return agreed(earlier, same)


def find(model: type[A], by: Member, key: UUID) -> A | None:
    rows = model._default_manager.filter(author=by, key=key)
    return rows.first()


def find_alone(model: type[A], by: Member, key: UUID) -> A | None:
    authors = set(model._default_manager.filter(key=key).values_list("author", flat=True))
    if authors and by.pk not in authors:
        theirs = _("Someone else has already sent this form. To send it as yours, press again.")
        raise Refusal(theirs, status=CONFLICT)
    return find(model, by, key) if authors else None


def agreed(earlier: A, same: Callable[[A], bool]) -> A:
    if not same(earlier):
        first = _(
            "This form was already sent with other words. To send these as well, press again."
        )
        raise Refusal(first, status=CONFLICT)
    return earlier


def said(**words: object) -> Callable[[Authored], bool]:
    """For `same`: the earlier row has these values."""
    return lambda earlier: all(getattr(earlier, name) == word for name, word in words.items())
