"""What a steward decides at the desk of prices, each with a reason for the book."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from community.text.money_fields import CURRENCIES, AmountField
from groups.models import Group
from pricing import board
from pricing.actions.goods import LONGEST_LIFE
from pricing.actions.items import BASES
from pricing.models import Commodity, Ruling

RULINGS = [
    (Ruling.KEPT.value, _("Let it stand: it counts, however far off")),
    (Ruling.HELD.value, _("Set it aside: it counts no more")),
    ("rule", _("Leave it to the rule")),
]
DECISIONS = [
    ("admit", _("Let it in: it stands on the board")),
    ("merge", _("It is something we have: its prices move there")),
    ("refuse", _("Not let in")),
]
UNIT = {"autocapitalize": "none", "placeholder": _("bag 90 kg")}


class ReasonForm(forms.Form):
    reason = forms.CharField(max_length=300, label=_("Why"))


class RulingForm(ReasonForm):
    ruling = forms.ChoiceField(choices=RULINGS, label=_("Decision"), widget=forms.RadioSelect)
    field_order = ("ruling",)

    def clean_ruling(self) -> str:
        said: str = self.cleaned_data["ruling"]
        return "" if said == "rule" else said


class DecisionForm(forms.Form):
    """Let in, merge or refuse; only what is refused or merged needs a reason."""

    decision = forms.ChoiceField(choices=DECISIONS, label=_("Decision"), widget=forms.RadioSelect)
    into = forms.ModelChoiceField(
        Commodity.objects.none(), to_field_name="slug", label=_("Which"), required=False
    )
    reason = forms.CharField(max_length=300, label=_("Why"), required=False)

    def __init__(self, group: Group, item: Commodity, data: Any = None) -> None:
        super().__init__(data)
        field: Any = self.fields["into"]
        field.queryset = board.commodities(group).exclude(pk=item.pk)

    def clean(self) -> dict[str, Any]:
        words = super().clean() or self.cleaned_data
        if words.get("decision") == "merge" and not words.get("into") and "into" not in self.errors:
            self.add_error("into", _("Say which it is."))
        return words


class ItemForm(forms.Form):
    name = forms.CharField(max_length=60, label=_("What is it called?"))
    base = forms.ChoiceField(choices=[(one, _(one)) for one in BASES], label=_("Counted in"))
    sure = forms.BooleanField(required=False, label=_("None of these: it is something else"))

    @property
    def asks_if_sure(self) -> bool:
        return "sure" in self.errors or bool(self.data.get("sure"))


class GoodsForm(ReasonForm):
    name_sw = forms.CharField(max_length=80, required=False, label=_("Name in Swahili"))
    synonyms = forms.CharField(
        max_length=200, required=False, label=_("Other names"), help_text=_("With commas between.")
    )
    grades = forms.CharField(
        max_length=200, required=False, label=_("Grades"), help_text=_("Best first.")
    )
    half_life_days = forms.IntegerField(
        min_value=1, max_value=LONGEST_LIFE, label=_("Days until a price is worth half")
    )
    field_order = ("name_sw", "synonyms", "grades", "half_life_days", "reason")

    def __init__(self, goods: Commodity, data: Any = None) -> None:
        names = ("name_sw", "synonyms", "grades", "half_life_days")
        super().__init__(data, initial={name: getattr(goods, name) for name in names})


class UnitForm(ReasonForm):
    written = forms.CharField(
        max_length=40, label=_("Unit and what it holds"), widget=forms.TextInput(attrs=UNIT)
    )
    field_order = ("written", "reason")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="unit_%s")


class SupplierForm(forms.Form):
    who = forms.CharField(max_length=60, label=_("Member, as @name"))
    reason = forms.CharField(max_length=300, required=False, label=_("Why"))


class RateForm(KeyForm):
    currency = forms.ChoiceField(
        choices=[one for one in CURRENCIES if one[0] != "KES"], label=_("Money")
    )
    worth = AmountField(label=_("One is worth, in shillings"))
    day = forms.DateField(
        label=_("Seen on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"day": timezone.localdate()})
