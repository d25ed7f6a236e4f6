from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from community.members.forms import KeyForm
from groups.models.message import LONGEST
from groups.models.room import PACES


class RoomForm(KeyForm):
    name = forms.CharField(label=_("Topic"), max_length=60)


class NameForm(forms.Form):
    name = forms.CharField(label=_("Topic"), max_length=60)


def minutes(number: int) -> object:
    return ngettext_lazy("One in %d minute", "One in %d minutes", number) % number


class PaceForm(forms.Form):
    minutes = forms.TypedChoiceField(
        label=_("Messages of each member"),
        choices=[(0, _("As many as they like")), *((one, minutes(one)) for one in PACES)],
        coerce=int,
    )
    reason = forms.CharField(label=_("Why? Everyone can read it."), max_length=300, required=False)


class SummaryForm(KeyForm):
    text = forms.CharField(
        label=_("What came of it"),
        required=False,
        widget=forms.Textarea({"rows": 4, "maxlength": LONGEST, "required": True}),
    )
