from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from community.members.models import Member
from community.sectors.fields import TradeField
from community.sectors.models import Sector
from mentorship.forms.base import words


class VerificationForm(KeyForm):
    member = forms.ModelChoiceField(
        Member.objects.filter(is_active=True),
        label=_("Handle of the mentor"),
        to_field_name="handle",
        widget=forms.TextInput({"maxlength": 40}),
        error_messages={"invalid_choice": _("Nobody has this handle.")},
    )
    sector = TradeField(Sector.objects.all(), label=_("Trade"))
    skill = forms.CharField(label=_("Skill"), widget=forms.TextInput({"maxlength": 60}))
    proof = words(_("What you saw as proof"), 3, 1000, _("Only staff read this."))


class RevocationForm(KeyForm):
    reason = forms.CharField(
        label=_("Why? The mentor is told."), widget=forms.TextInput({"maxlength": 300})
    )
