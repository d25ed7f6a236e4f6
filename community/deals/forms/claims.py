from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.deals.actions.claims import Owed
from community.members.forms import KeyForm
from community.pictures.forms import PictureField
from community.text.money_fields import CURRENCIES, AmountField


class PhoneField(forms.CharField):
    def __init__(self, **words: Any) -> None:
        attrs = {"type": "tel", "inputmode": "tel", "placeholder": "0712 345 678"}
        super().__init__(
            max_length=40, widget=forms.TextInput(attrs | {"autocomplete": "off"}), **words
        )


class LookupForm(KeyForm):
    phone = PhoneField(label=_("The number of whom you would work for"))


class OwedForm(KeyForm):
    """Of a deal: whose number it is, the deal knows."""

    what = forms.CharField(
        label=_("What was it for, and what happened?"),
        widget=forms.Textarea({"rows": 3, "maxlength": 500}),
    )
    amount = AmountField(label=_("How much was not paid"))
    currency = forms.ChoiceField(choices=CURRENCIES, label=_("Money"), initial="KES")
    due_on = forms.DateField(
        label=_("When it was due"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    picture = PictureField()

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return words
        return words | {"owed": Owed(*(words.pop(name) for name in Owed._fields))}


class ClaimForm(OwedForm):
    phone = PhoneField(label=_("The number of who did not pay"))
    field_order = ["key", "phone"]


class WordsForm(KeyForm):
    """A reply, or why something found is wrong."""

    words = forms.CharField(required=False, widget=forms.Textarea({"rows": 3, "maxlength": 1000}))


class ReplyForm(forms.Form):
    words = forms.CharField(max_length=500, required=False)


class VerdictForm(KeyForm):
    """Each finding is a button of its own."""

    says = forms.CharField(max_length=8)
    reason = forms.CharField(label=_("Why? Both of them read it."), max_length=300, required=False)
