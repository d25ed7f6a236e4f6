from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from community.text.money_fields import CURRENCIES, AmountField
from pricing.measures import plain
from pricing.models import Commodity, Market, Quote
from pricing.models.cell import Kind

KINDS = [(Kind.WHOLESALE.value, Kind.WHOLESALE.label), (Kind.RETAIL.value, Kind.RETAIL.label)]
KINDS += [(Kind.ONLINE.value, Kind.ONLINE.label), (Kind.GROUP_ORDER.value, Kind.GROUP_ORDER.label)]


class PurchaseForm(KeyForm):
    """What was bought, how much of it, and what was paid for all of it."""

    commodity = forms.ModelChoiceField(
        Commodity.objects.all(), to_field_name="slug", label=_("What"), empty_label=None
    )
    quantity = AmountField(label=_("How many"), initial="1")
    unit = forms.CharField(
        max_length=30,
        label=_("Unit"),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "placeholder": _("bag 90 kg")}),
    )
    price = AmountField(label=_("Paid for all of it"))
    currency = forms.ChoiceField(choices=CURRENCIES, label=_("Money"))
    market = forms.ModelChoiceField(
        Market.objects.all(), to_field_name="slug", label=_("Where"), required=False
    )
    kind = forms.ChoiceField(choices=KINDS, label=_("Bought"))
    bought_on = forms.DateField(
        label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def start(quote: Quote | None) -> dict[str, Any]:
    """All as it was reported, where the line begins from a report."""
    if quote is None:
        return {"bought_on": timezone.localdate(), "currency": "KES", "kind": Kind.WHOLESALE}
    cell = quote.cell
    return {
        "commodity": cell.commodity.slug,
        "quantity": plain(quote.quantity),
        "unit": quote.written_unit,
        "price": plain(quote.price),
        "currency": cell.currency,
        "market": cell.market.slug,
        "kind": cell.kind,
        "bought_on": timezone.localdate(quote.seen_at),
    }
