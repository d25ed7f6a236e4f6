"""How much I need, and where: the question a comparison answers."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from community.sectors.models import Place
from community.text.money_fields import AmountField
from community.text.refusals import Refusal
from pricing.costs import Wanted
from pricing.measures import measure, size
from pricing.models import Commodity
from pricing.units import measured


class WantedForm(forms.Form):
    """Asked in the address, so that the answer can be bookmarked and sent; what the address leaves
    out is the base unit, at the reader's place."""

    quantity = AmountField(label=_("I need"), initial="1")
    unit = forms.ChoiceField(label=_("Unit"))
    place = forms.ModelChoiceField(
        Place.objects.all(), to_field_name="slug", label=_("Where"), empty_label=None
    )

    def __init__(self, commodity: Commodity, by: Member, asked: Any = None) -> None:
        here = by.place.slug if by.place else None
        usual = {"unit": commodity.base, "place": here, "quantity": "1"}
        said = usual | dict(asked.items()) if asked else None
        super().__init__(said, initial={"place": here}, auto_id="want_%s")
        if commodity.grade_names:
            self.fields["grade"] = grade_field(commodity)
        units = cast("forms.ChoiceField", self.fields["unit"])
        units.choices = unit_names(commodity)
        units.error_messages["invalid_choice"] = why_not(str(self["unit"].value() or ""), commodity)
        self.fields["place"].error_messages["invalid_choice"] = _("Choose a place in the list.")

    def clean_quantity(self) -> Any:
        quantity = self.cleaned_data["quantity"]
        if not 0 < quantity <= 100_000:
            raise forms.ValidationError(_("The quantity must be more than zero, and possible."))
        return quantity

    def wanted(self) -> Wanted | None:
        """None where nothing is asked, or not clearly."""
        if not self.is_valid():
            return None
        held = measure(self.cleaned_data["unit"])
        assert held is not None
        said = self.cleaned_data
        return Wanted(said["quantity"], held, said["place"], said.get("grade", ""))


def grade_field(commodity: Commodity) -> forms.ChoiceField:
    """Only where the goods are graded at all."""
    names = [(name, name) for name in commodity.grade_names]
    choices = [("", _("each by itself")), *names]
    return forms.ChoiceField(choices=choices, label=_("Grade"), required=False)


def why_not(unit: str, commodity: Commodity) -> str:
    """Of a unit that is not in the list: litres of maize can never be."""
    held = measure(unit)
    try:
        if held is not None:
            measured(held, unit, commodity)
    except Refusal as refusal:
        return str(refusal.reason)
    return gettext("Choose a unit in the list.")


def unit_names(commodity: Commodity) -> list[tuple[str, str]]:
    """The base unit, then every size the commodity is traded in, small ones first; as it is sent,
    and as the reader calls it."""
    rows = commodity.units.current().order_by("factor", "name")
    found = {commodity.base: gettext(commodity.base)}
    for name, factor, base in rows.values_list("name", "factor", "base").distinct():
        held = size(factor, base)
        found.setdefault(f"{name} {held}", f"{gettext(name)} {held}")
    return list(found.items())
