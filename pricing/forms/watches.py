from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from pricing.forms.amounts import OptionalAmountField
from pricing.measures import size
from pricing.models import Cell


class WatchForm(KeyForm):
    """Below so much for the unit it is traded in, or moved by so many per cent."""

    below = OptionalAmountField(label=_("Tell me when it is below"))
    unit = forms.ChoiceField(label=_("For one"), required=False)
    moved = OptionalAmountField(
        label=_("Or when it moved by so many per cent"),
        help_text=_("Up or down, against the middle of the week before."),
    )

    def __init__(self, cell: Cell, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        usual = [cell.base]
        if cell.factor != 1:
            usual.insert(0, f"{cell.unit} {size(cell.factor, cell.base)}")
        choices = cast("forms.ChoiceField", self.fields["unit"])
        choices.error_messages["invalid_choice"] = _("Choose a unit in the list.")
        choices.choices = [(one, one) for one in usual]
