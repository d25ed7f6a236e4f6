from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from groups.models.look import Judged


class LookForm(KeyForm):
    judged = forms.ChoiceField(choices=Judged.choices)
    reason = forms.CharField(label=_("Why? It stands in the book."), max_length=300, required=False)
