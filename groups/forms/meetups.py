from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm


class MeetupForm(KeyForm):
    about = forms.CharField(label=_("What about"), widget=forms.TextInput({"maxlength": 80}))
    spot = forms.CharField(label=_("Where"), widget=forms.TextInput({"maxlength": 100}))
    at = forms.DateTimeField(
        label=_("When"),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


class ComingForm(KeyForm):
    comes = forms.TypedChoiceField(
        choices=[("yes", ""), ("no", "")], coerce=lambda word: word == "yes"
    )


class AttendeeForm(KeyForm):
    digits = forms.CharField(
        label=_("The six digits that are shown here"),
        widget=forms.TextInput(
            {"maxlength": 9, "inputmode": "numeric", "autocomplete": "one-time-code"}
        ),
    )


class MinutesForm(KeyForm):
    text = forms.CharField(
        label=_("What came of it"), widget=forms.Textarea({"rows": 6, "maxlength": 2000})
    )
