from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from community.sectors.fields import TradeField
from community.sectors.models import Place, Sector

MOST_VOUCHES = 5


class AboutForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the group"),
        max_length=80,
        help_text=_("Trade and place make a good name: Wakulima Cereals."),
    )
    about = forms.CharField(
        label=_("What it is for"),
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    rules = forms.CharField(
        label=_("Rules"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Everyone reads them before joining."),
    )
    by_approval = forms.BooleanField(label=_("A steward lets people in"), required=False)
    vouches = forms.ChoiceField(
        label=_("Members who must vouch for whoever joins"),
        choices=[(n, n or _("Nobody")) for n in range(MOST_VOUCHES + 1)],
        required=False,
        help_text=_("On top of what else is asked. Those inside already stay."),
    )

    def clean_vouches(self) -> int:
        return int(self.cleaned_data["vouches"] or 0)


class GroupForm(KeyForm, AboutForm):
    sector = TradeField(Sector.objects.all(), label=_("Trade"), empty_label=_("Choose a trade"))
    place = forms.ModelChoiceField(
        Place.objects.all(), label=_("Town or market town"), empty_label=_("Choose a town")
    )
    hidden = forms.BooleanField(label=_("Hidden: only those invited know of it"), required=False)

    field_order = ("sector", "place")


class FindForm(forms.Form):
    """What narrows the list of groups; anything that makes no sense is left out."""

    words = forms.CharField(label=_("Search"), required=False, max_length=100)
    sector = TradeField(
        Sector.objects.all(), label=_("Trade"), required=False, empty_label=_("Every trade")
    )
    place = forms.ModelChoiceField(
        Place.objects.all(), label=_("Place"), required=False, empty_label=_("Every place")
    )

    def asked(self) -> dict[str, Any]:
        self.is_valid()
        return {name: self.cleaned_data.get(name) for name in self.fields}


class JoinForm(forms.Form):
    words = forms.CharField(
        label=_("A word to the stewards"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Who you are, what you sell, who knows you."),
    )


class RulesForm(forms.Form):
    """The edition that was read."""

    number = forms.IntegerField(min_value=0, max_value=2**31, widget=forms.HiddenInput)


class InvitationForm(forms.Form):
    handle = forms.CharField(label=_("Handle"), max_length=41)


class RefusalForm(forms.Form):
    reason = forms.CharField(
        label=_("Why not? Whoever asked is told."),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2, "maxlength": 300}),
    )


class RemovalForm(forms.Form):
    reason = forms.CharField(label=_("Why? The person is told."), max_length=300, required=False)
