from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm


class PetitionForm(KeyForm):
    reason = forms.CharField(
        label=_("Why should they go?"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 3, "maxlength": 300}),
        help_text=_("Everyone in the group reads it; nobody reads who wrote it."),
    )


class PaperForm(KeyForm):
    ends = forms.TypedChoiceField(
        choices=[("yes", _("The office ends")), ("no", _("They stay steward"))],
        coerce=lambda one: one == "yes",
    )
