from django import forms
from django.utils.translation import gettext_lazy as _

from pricing.models import Commodity, Market


class BoardForm(forms.Form):
    """What a group watches."""

    commodities = forms.ModelMultipleChoiceField(
        Commodity.objects.all(),
        label=_("Commodities"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    markets = forms.ModelMultipleChoiceField(
        Market.objects.select_related("place"),
        label=_("Markets"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
