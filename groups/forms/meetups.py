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
