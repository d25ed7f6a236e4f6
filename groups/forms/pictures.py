from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from community.pictures.forms import PictureField
from groups.models.message import LONGEST


class ShowForm(KeyForm):
    """A picture and its words; the act itself looks whether it is one."""

    picture = PictureField()
    text = forms.CharField(
        label=_("What it shows"),
        required=False,
        widget=forms.Textarea({"rows": 2, "maxlength": LONGEST, "required": True}),
        help_text=_("Those who spare their bytes read this before they open it."),
    )
