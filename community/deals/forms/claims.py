from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.deals.actions.claims import Owed
from community.deals.models.claim import Kind
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


class MaybeField(AmountField):
    """Nothing where it is not about money."""

    def read(self, written: str) -> Any:
        return super().read(written) if written.strip() else None


class OwedForm(KeyForm):
    """Of a deal: whose number it is, the deal knows."""

    kind = forms.ChoiceField(choices=Kind.choices, label=_("What did they do?"), required=False)
    what = forms.CharField(
        label=_("What was it for, and what happened?"),
        widget=forms.Textarea({"rows": 3, "maxlength": 500}),
    )
    amount = MaybeField(
        label=_("How much was not paid"),
        required=False,
        help_text=_("Leave it empty where it is not about money."),
    )
    currency = forms.ChoiceField(choices=CURRENCIES, label=_("Money"), initial="KES")
    due_on = forms.DateField(
        label=_("When it was due, or happened"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    picture = PictureField()

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or self.cleaned_data
        words["kind"] = words.get("kind") or Kind.OWED
        if words["kind"] == Kind.OWED and words.get("amount") is None and not self.errors:
            self.add_error("amount", _("How much?"))
        if self.errors:
            return words
        words["amount"] = words["amount"] or Decimal(0)
        return words | {"owed": Owed(*(words.pop(name) for name in Owed._fields))}


class ClaimForm(OwedForm):
    phone = PhoneField(label=_("Their number"))
    field_order = ["key", "phone", "kind"]


class WordsForm(KeyForm):
    """A reply, or why something found is wrong."""

    words = forms.CharField(required=False, widget=forms.Textarea({"rows": 3, "maxlength": 1000}))


class ReplyForm(forms.Form):
    words = forms.CharField(max_length=500, required=False)


class VerdictForm(KeyForm):
    """Each finding is a button of its own."""

    says = forms.CharField(max_length=8)
    reason = forms.CharField(label=_("Why? Both of them read it."), max_length=300, required=False)
