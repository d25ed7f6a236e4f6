from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from community.sectors.models import Place
from community.text.money_fields import CURRENCIES
from pricing.forms.amounts import OptionalAmountField
from pricing.models import Market


class FareForm(KeyForm):
    """From a market to a place: the trip, each unit, or both."""

    market = forms.ModelChoiceField(
        Market.objects.all(), to_field_name="slug", label=_("From"), empty_label=None
    )
    place = forms.ModelChoiceField(
        Place.objects.all(), to_field_name="slug", label=_("To"), empty_label=None
    )
    per_trip = OptionalAmountField(
        label=_("The trip, there and back"), help_text=_("Or what the shop asks for bringing it.")
    )
    per_unit = OptionalAmountField(label=_("Each unit carried"))
    unit = forms.CharField(
        max_length=30,
        label=_("Unit"),
        required=False,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "placeholder": _("bag 90 kg")}),
    )
    currency = forms.ChoiceField(choices=CURRENCIES, label=_("Money"))

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["currency"].initial = "KES"
