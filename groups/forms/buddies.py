from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm


class BuddyForm(KeyForm):
    handle = forms.CharField(
        label=_("Handle of the buddy"),
        help_text=_("A member of this group, there for them in the first four weeks."),
        widget=forms.TextInput({"maxlength": 41, "autocapitalize": "none"}),
    )
