from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from groups.models.finding import OF_REPORTS
from groups.models.report import Kind


class ReportForm(KeyForm):
    """Each kind is a button of its own."""

    kind = forms.ChoiceField(choices=Kind.choices)
    words = forms.CharField(label=_("In your words, if you like"), max_length=300, required=False)


class FindingForm(KeyForm):
    """What a steward found of one thing; each outcome is a button of its own."""

    noun = forms.SlugField(max_length=20, widget=forms.HiddenInput)
    subject = forms.IntegerField(min_value=1, max_value=2**53, widget=forms.HiddenInput)
    outcome = forms.ChoiceField(choices=[(one.value, one.label) for one in OF_REPORTS])
    days = forms.IntegerField(
        label=_("Days out of the group"), min_value=1, max_value=90, required=False, initial=7
    )
    rule = forms.CharField(label=_("Against which rule?"), max_length=300, required=False)
    reason = forms.CharField(label=_("Why? The person is told."), max_length=300, required=False)


class AppealForm(KeyForm):
    words = forms.CharField(
        label=_("Why is it wrong?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3, "maxlength": 1000}),
    )


class OpinionForm(KeyForm):
    lifts = forms.TypedChoiceField(
        choices=[("yes", _("Lift it")), ("no", _("Let it stand"))], coerce=lambda one: one == "yes"
    )
    reason = forms.CharField(label=_("Why? The person is told."), max_length=300, required=False)
