from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm


class RoomForm(KeyForm):
    name = forms.CharField(label=_("Topic"), max_length=60)


class NameForm(forms.Form):
    name = forms.CharField(label=_("Topic"), max_length=60)
