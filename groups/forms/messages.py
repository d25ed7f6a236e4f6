from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from groups.models.message import LONGEST


class MessageForm(KeyForm):
    """The act itself says what is wrong with a text, in the same words by every door."""

    text = forms.CharField(
        label=_("Message"),
        required=False,
        widget=forms.Textarea({"rows": 1, "maxlength": LONGEST, "required": True}),
    )


class TalkForm(MessageForm):
    """What is said in a room, which message it answers, and in whose name."""

    reply = forms.IntegerField(
        min_value=1, max_value=2**53, required=False, widget=forms.HiddenInput
    )
    business = forms.BooleanField(required=False)


class ReactionForm(KeyForm):
    sign = forms.CharField(max_length=8)


class WithdrawalForm(KeyForm):
    reason = forms.CharField(label=_("Why? Its author is told."), max_length=300, required=False)


class PinForm(KeyForm):
    instead = forms.BooleanField(label=_("Let the oldest pin give way"), required=False)


class PointerForm(forms.Form):
    message = forms.IntegerField(min_value=0, max_value=2**53)
