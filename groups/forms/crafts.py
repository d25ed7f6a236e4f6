from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from community.text.amounts import amount
from community.text.money_fields import CURRENCIES, AmountField


class PriceField(AmountField):
    """Nothing is a price too: it is free."""

    def read(self, written: str) -> Any:
        return amount(written) if written else None


class CraftForm(KeyForm):
    what = forms.CharField(
        label=_("I can"),
        widget=forms.TextInput({"maxlength": 80, "placeholder": _("mend a scale, a visit")}),
    )
    price = PriceField(label=_("Price"), required=False, help_text=_("Empty: it is free."))
    currency = forms.ChoiceField(choices=CURRENCIES, label=_("Money"), initial="KES")
