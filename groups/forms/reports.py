from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from groups.models.report import Kind


class ReportForm(KeyForm):
    """Each kind is a button of its own."""

    kind = forms.ChoiceField(choices=Kind.choices)
    words = forms.CharField(label=_("In your words, if you like"), max_length=300, required=False)
