from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.deals.models import Terms
from community.deals.wording import Promise
from community.members.forms import KeyForm
from community.text.money_fields import CURRENCIES, AmountField


class DepositField(AmountField):
    """None where nothing is written."""

    def clean(self, value: Any) -> Any:
        return super().clean(value) if str(value or "").strip(" 0") else Decimal(0)


class TermsForm(KeyForm):
    what = forms.CharField(label=_("What"), widget=forms.TextInput({"maxlength": 120}))
    quantity = AmountField(label=_("How many"))
    price = AmountField(label=_("Price for all of it"))
    currency = forms.ChoiceField(choices=CURRENCIES, label=_("Money"), initial="KES")
    deposit = DepositField(label=_("Deposit, if any"), required=False)
    due_on = forms.DateField(
        label=_("By which day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    place = forms.CharField(
        label=_("Where it changes hands"), widget=forms.TextInput({"maxlength": 120})
    )

    def clean(self) -> dict[str, Any]:
        """The words as one promise, once each of them is in order."""
        words: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return words
        promise = Promise(*(words.pop(name) for name in Promise._fields))
        return words | {"promise": promise}

    @classmethod
    def about(cls, terms: Terms) -> "TermsForm":
        said = {name: getattr(terms, name) for name in Promise._fields}
        plain = {"quantity": terms.amount, "price": written(terms.price)}
        return cls(initial=said | plain | {"deposit": written(terms.deposit)})


class DealForm(TermsForm):
    selling = forms.TypedChoiceField(
        label=_("Who sells?"),
        choices=[("yes", _("I sell")), ("no", _("I buy"))],
        coerce=lambda one: one == "yes",
        widget=forms.RadioSelect,
    )
    field_order = ["key", "selling"]

    @classmethod
    def empty(cls) -> "DealForm":
        return cls(initial={"due_on": timezone.localdate() + timedelta(days=1), "currency": "KES"})


class ResultForm(KeyForm):
    """Each answer is a button of its own."""

    done = forms.TypedChoiceField(
        choices=[("yes", _("It is done")), ("no", _("Something went wrong"))],
        coerce=lambda one: one == "yes",
    )
    words = forms.CharField(label=_("In your words"), max_length=300, required=False)


class AskingForm(KeyForm):
    """Whom to ask to be there."""

    handle = forms.CharField(label=_("Their name here, like @halima"), max_length=60)


class WitnessForm(forms.Form):
    """Each answer is a button of its own."""

    saw = forms.TypedChoiceField(
        choices=[("yes", _("I saw it")), ("no", _("I did not see it"))],
        coerce=lambda one: one == "yes",
    )
    digits = forms.CharField(
        label=_("The six digits they show you, if you stand beside them"),
        max_length=12,
        required=False,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "class": "code"}
        ),
    )

    def clean_digits(self) -> str:
        return "".join(self.cleaned_data["digits"].split())


def written(money: Decimal) -> str:
    """4500, 12.50: as it is typed."""
    return f"{money:.2f}".removesuffix(".00") if money else ""
