"""Fields for money and numbers as traders write them, and the currencies they write them in."""

from typing import Any

from django import forms

from community.text.amounts import amount
from community.text.refusals import Refusal

CURRENCIES = [("KES", "KES"), ("UGX", "UGX"), ("TZS", "TZS"), ("ETB", "ETB"), ("SOS", "SOS")]
CURRENCIES += [("RWF", "RWF"), ("SSP", "SSP"), ("USD", "USD")]
NUMBER = {"inputmode": "decimal", "autocomplete": "off", "maxlength": 40}


class AmountField(forms.CharField):
    """A number as traders write it; what is unclear is asked back, with what was typed kept."""

    def __init__(self, **words: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs=NUMBER), max_length=40, **words)

    def clean(self, value: Any) -> Any:
        try:
            return self.read(super().clean(value))
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal.reason)) from None

    def read(self, written: str) -> Any:
        return amount(written)
