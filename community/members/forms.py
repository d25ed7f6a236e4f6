from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from community.members.names import LONGEST
from community.sectors.fields import TradesField
from community.sectors.models import Place, Sector


class KeyForm(forms.Form):
    """The key a device gives its write, so that sending it twice has one effect."""

    key = forms.UUIDField(widget=forms.HiddenInput(attrs={"id": False}), initial=uuid4)


class PhoneForm(forms.Form):
    phone = forms.CharField(
        label=_("Your phone number"),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "type": "tel",
                "inputmode": "tel",
                "autocomplete": "tel",
                "placeholder": "0712 345 678",
                "autofocus": True,
            }
        ),
    )


class NumberForm(PhoneForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].label = _("Your new phone number")


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("The 6 digits"),
        max_length=12,
        widget=forms.TextInput(
            attrs={
                "inputmode": "numeric",
                "autocomplete": "one-time-code",
                "autofocus": True,
                "class": "code",
            }
        ),
    )


class HandshakeForm(KeyForm):
    digits = forms.CharField(
        label=_("The 6 digits they show you"),
        max_length=12,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "class": "code"}
        ),
    )

    def clean_digits(self) -> str:
        return "".join(sign for sign in self.cleaned_data["digits"] if not sign.isspace())


class ConfirmationForm(KeyForm):
    is_them = forms.TypedChoiceField(
        choices=[("yes", ""), ("no", "")],
        coerce=lambda word: word == "yes",
        error_messages={"required": _("Choose one of the two.")},
    )


class ProfileForm(forms.Form):
    display_name = forms.CharField(
        label=_("Your name"),
        max_length=LONGEST,
        help_text=_("As your customers know you. Other members of your groups see it."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    trades = TradesField(
        Sector.objects.all(),
        label=_("Your trades"),
        help_text=_("One to five."),
        widget=forms.CheckboxSelectMultiple,
    )
    place = forms.ModelChoiceField(
        Place.objects.all(), label=_("Where you trade"), empty_label=_("Choose a town")
    )
    language = forms.ChoiceField(
        label=_("Your language"), choices=Member.LANGUAGES, widget=forms.RadioSelect
    )

    @classmethod
    def about(cls, member: Member, data: Any = None) -> "ProfileForm":
        """Filled with what the member said last, or, after a refusal, with what they typed."""
        said = {
            "display_name": member.display_name,
            "trades": [trade.pk for trade in member.trades.all()],
            "place": member.place_id,
            "language": member.language,
        }
        return cls(data, initial=said)
