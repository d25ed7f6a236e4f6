from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from community.sectors.models import Place
from community.text.money_fields import AmountField
from pricing.models import Commodity
from pricing.models.cell import Kind

KINDS = [(Kind.WHOLESALE.value, Kind.WHOLESALE.label), (Kind.RETAIL.value, Kind.RETAIL.label)]


class BasketForm(KeyForm):
    name = forms.CharField(max_length=60, label=_("Name of the list"))


class LineForm(KeyForm):
    """One more thing: what, how many, of which unit."""

    commodity = forms.ModelChoiceField(
        Commodity.objects.all(), to_field_name="slug", label=_("What"), empty_label=None
    )
    quantity = AmountField(label=_("How many"), initial="1")
    unit = forms.CharField(
        max_length=30,
        label=_("Unit"),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "placeholder": _("bag 90 kg")}),
    )
    grade = forms.CharField(max_length=20, required=False, widget=forms.HiddenInput)


class AskedForm(forms.Form):
    """Where the list is needed, and bought how."""

    place = forms.ModelChoiceField(
        Place.objects.all(), to_field_name="slug", label=_("Where"), empty_label=None
    )
    kind = forms.ChoiceField(choices=KINDS, label=_("Bought"))

    def __init__(self, asked: Any) -> None:
        super().__init__(asked, auto_id="ask_%s")
