"""Fields for numbers as traders write them; what is unclear is asked back, as it was typed."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.text.amounts import amount
from community.text.money_fields import AmountField
from community.text.refusals import Refusal


class OptionalAmountField(AmountField):
    """None where nothing is written."""

    def __init__(self, **words: Any) -> None:
        super().__init__(required=False, **words)

    def clean(self, value: Any) -> Any:
        return super().clean(value) if str(value or "").strip() else None


class TableField(forms.CharField):
    """A table of fees: an amount and its fee in each line, like “500 7”."""

    widget = forms.Textarea

    def clean(self, value: Any) -> Any:
        text: str = super().clean(value)
        return [self.line(line) for line in text.splitlines() if line.strip()]

    def line(self, line: str) -> tuple[Decimal, Decimal]:
        parts = line.replace(":", " ").split()
        if len(parts) != 2:
            wrong = _("Write an amount and its fee in each line: 500 7. This is not: %(line)s")
            raise forms.ValidationError(wrong, params={"line": line[:40]})
        try:
            return amount(parts[0]), amount(parts[1])
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal.reason)) from None
