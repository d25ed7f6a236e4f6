from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from community.members.models import Member
from community.members.names import LONGEST


class EnrolmentForm(KeyForm):
    phone = forms.CharField(
        label=_("Their phone number"),
        max_length=40,
        widget=forms.TextInput(
            {
                "type": "tel",
                "inputmode": "tel",
                "autocomplete": "off",
                "placeholder": "0712 345 678",
            }
        ),
    )
    display_name = forms.CharField(
        label=_("Their name"),
        max_length=LONGEST,
        help_text=_("As their customers know them. They can change it."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=_("The language they read"),
        choices=Member.LANGUAGES,
        initial="sw",
        widget=forms.RadioSelect,
    )


class TicketForm(KeyForm):
    most = forms.IntegerField(
        label=_("For how many people"), initial=20, widget=forms.NumberInput({"min": 1, "max": 200})
    )
    days = forms.IntegerField(
        label=_("For how many days"), initial=7, widget=forms.NumberInput({"min": 1, "max": 60})
    )
