from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm


class SynonymForm(KeyForm):
    words = forms.CharField(
        label=_("Words that mean the same"),
        max_length=200,
        widget=forms.TextInput({"placeholder": "sukari = sugar", "autocapitalize": "none"}),
    )
