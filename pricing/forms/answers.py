"""What one says of a price that was reported: another one, or what is wrong with it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from community.text.amounts import ends
from community.text.money_fields import AmountField
from pricing.forms.amounts import OptionalAmountField
from pricing.forms.quotes import PriceField
from pricing.measures import plain
from pricing.models import Quote

UNIT = {"list": "units", "autocapitalize": "none"}


class OptionalPriceField(OptionalAmountField):
    """One price or a range, or nothing."""

    def read(self, written: str) -> Any:
        return ends(written)


class AnswerForm(KeyForm):
    """Filled with what the quote says; a range is typed as 1100-1200."""

    price: forms.Field
    quantity = AmountField(label=_("For how many"))
    unit = forms.CharField(max_length=30, label=_("Unit"), widget=forms.TextInput(attrs=UNIT))
    reason = forms.CharField(max_length=300, required=False, label=_("Why"))
    sure = forms.BooleanField(required=False, label=_("Yes, this is really the price"))

    def __init__(self, quote: Quote, data: Any = None) -> None:
        start = {"quantity": plain(quote.quantity), "unit": quote.written_unit}
        super().__init__(data, initial=start)

    def clean(self) -> dict[str, Any]:
        words = super().clean() or self.cleaned_data
        if "price" in words:
            words["price"], words["high"] = words["price"] or (None, None)
        return words

    @property
    def asks_if_sure(self) -> bool:
        return "sure" in self.errors or bool(self.data.get("sure"))


class CorrectionForm(AnswerForm):
    price = PriceField(label=_("The right price"), help_text=_("A range too: 1100-1200."))
    field_order = ("price",)


class DisputeForm(AnswerForm):
    price = OptionalPriceField(label=_("The price you saw"), help_text=_("Or only why, below."))
    field_order = ("price",)
    reason = forms.CharField(max_length=200, required=False, label=_("Why it is wrong"))
