from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.contacts.actions.cases import Told
from community.contacts.models import Entry
from community.contacts.models.score import QUESTIONS
from community.contacts.wording import Says
from community.members.forms import KeyForm
from community.text.money_fields import CURRENCIES, AmountField


def day(label: Any, **words: Any) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **words)


class ContactForm(KeyForm):
    name = forms.CharField(
        label=_("Company or office"),
        widget=forms.TextInput({"maxlength": 80}),
        help_text=_("Not a private person: their number is theirs to share."),
    )
    purpose = forms.CharField(
        label=_("What for"),
        widget=forms.TextInput({"maxlength": 200, "placeholder": _("Refunds, lost orders")}),
    )
    phone = forms.CharField(
        label=_("Phone"), required=False, widget=forms.TextInput({"type": "tel", "maxlength": 40})
    )
    email = forms.CharField(
        label=_("E-mail"),
        required=False,
        widget=forms.TextInput({"type": "email", "maxlength": 120}),
    )
    spot = forms.CharField(
        label=_("Where"), required=False, widget=forms.TextInput({"maxlength": 120})
    )
    checked_on = day(_("Tried on"), initial=timezone.localdate)

    @classmethod
    def about(cls, entry: Entry | None) -> "ContactForm":
        """Filled with what is known; the day is the one on which it is tried again."""
        names = [name for name in Says._fields if name != "checked_on"]
        return cls(initial={name: getattr(entry, name) for name in names} if entry else None)

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return words
        return words | {"says": Says(*(words.pop(name) for name in Says._fields))}


class WordForm(KeyForm):
    right = forms.TypedChoiceField(
        choices=[("yes", ""), ("no", "")], coerce=lambda word: word == "yes"
    )


class CaseForm(KeyForm):
    about = forms.CharField(
        label=_("About which company or office"),
        widget=forms.TextInput({"maxlength": 80}),
        help_text=_("Not about a private person: for that there are reports and claims."),
    )
    what = forms.CharField(
        label=_("What does it do to many of us?"),
        widget=forms.Textarea({"rows": 3, "maxlength": 500}),
    )
    until = day(_("Gather until"), initial=lambda: timezone.localdate() + timedelta(days=30))


class CostField(AmountField):
    """May be empty: not all harm is money."""

    def read(self, written: str) -> Any:
        return super().read(written) if written.strip() else None


class VoiceForm(KeyForm):
    line = forms.CharField(
        label=_("What happened to you?"), widget=forms.Textarea({"rows": 2, "maxlength": 300})
    )
    happened_on = day(_("When"), initial=timezone.localdate)
    amount = CostField(label=_("How much it cost you"), required=False)
    currency = forms.ChoiceField(choices=CURRENCIES, label=_("Money"), initial="KES")
    evidence = forms.CharField(
        label=_("What shows it?"),
        required=False,
        widget=forms.TextInput(
            {"maxlength": 200, "placeholder": _("Message of 3 May, receipt, order number")}
        ),
    )
    named = forms.BooleanField(
        label=_("My name may stand beside it, here and in the file that is sent"), required=False
    )

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return words
        return words | {"told": Told(*(words.pop(name) for name in Told._fields))}


class OutcomeForm(forms.Form):
    outcome = forms.CharField(
        label=_("What came of it?"), widget=forms.TextInput({"maxlength": 300})
    )


class Answer(forms.TypedChoiceField):
    """Yes or no, and neither before one has chosen."""

    def __init__(self, label: Any) -> None:
        both = [("yes", _("Yes")), ("no", _("No"))]
        super().__init__(
            label=label, choices=both, coerce=lambda word: word == "yes", widget=forms.RadioSelect
        )


class ScoreForm(KeyForm):
    first = Answer(QUESTIONS[0])
    second = Answer(QUESTIONS[1])
    third = Answer(QUESTIONS[2])
