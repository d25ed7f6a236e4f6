"""Choices of trades, in the order of their names in the reader's own language."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator


class ByName(ModelChoiceIterator):  # type: ignore[type-arg]
    def __iter__(self) -> Iterator[Any]:
        rows = list(super().__iter__())
        empty = rows[:1] if self.field.empty_label is not None else []
        return iter([*empty, *sorted(rows[len(empty) :], key=lambda row: str(row[1]).lower())])


class TradeField(forms.ModelChoiceField):  # type: ignore[type-arg]
    iterator = ByName


class TradesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    iterator = ByName
