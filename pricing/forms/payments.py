from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pricing.forms.amounts import OptionalAmountField, TableField

# Sending money by M-Pesa as Safaricom published it in July 2023; to be checked by who uses it.
MPESA = (
    "100 0\n500 7\n1000 13\n1500 23\n2500 33\n3500 53\n5000 57\n7500 78\n10000 90\n"
    "15000 100\n20000 105\n250000 108"
)


class PaymentForm(forms.Form):
    """What sending the money costs me."""

    percent = OptionalAmountField(label=_("Per cent of the amount"))
    lines = TableField(
        label=_("Or a table of fees"),
        required=False,
        max_length=1000,
        help_text=_("A line for each step: up to this amount, this fee. Like: 500 7"),
    )

    def clean_percent(self) -> Any:
        return self.cleaned_data["percent"] or Decimal(0)
