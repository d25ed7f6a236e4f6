"""Choices of trades, in the order of their names in the reader's own language."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator


class ByName(ModelChoiceIterator):  # type: ignore[type-arg]
    def __iter__(self) -> Iterator[Any]:
        """The empty choice is known before anything is asked of the database."""
        rows = super().__iter__()
        if self.field.empty_label is not None:
            yield next(rows)
        yield from sorted(rows, key=lambda row: str(row[1]).lower())


class TradeField(forms.ModelChoiceField):  # type: ignore[type-arg]
    iterator = ByName


class TradesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    iterator = ByName
