import re
from typing import Any

from django import forms
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from community.members.models import Member
from mentorship import access
from mentorship.models import Question


class MergerForm(KeyForm):
    into = forms.CharField(
        label=_("Number of the earlier question"),
        help_text=_("It stands in the address of its page: /questions/31/"),
        widget=forms.TextInput({"maxlength": 120, "autocomplete": "off"}),
    )

    def __init__(self, member: Member, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.member = member

    def clean_into(self) -> Question:
        """31, #31 or the address of its page."""
        numbers: list[str] = re.findall(r"\d{1,9}", self.cleaned_data["into"])
        try:
            return access.question_of(self.member, int(numbers[-1]) if numbers else 0)
        except Http404:
            raise forms.ValidationError(_("There is no such question in your groups.")) from None
