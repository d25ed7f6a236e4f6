from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from community.members.forms import KeyForm
from groups.models.ballot import DAY


def hours(number: int) -> object:
    return ngettext_lazy("%d hour", "%d hours", number) % number


def days(number: int) -> object:
    return ngettext_lazy("%d day", "%d days", number) % number


OPEN_FOR = [(one, hours(one)) for one in (1, 3, 6, 12)] + [
    (one * DAY, days(one)) for one in (1, 2, 3, 5, 7, 14)
]


class LinesField(forms.CharField):
    """One thing a line."""

    widget = forms.Textarea({"rows": 4})

    def clean(self, value: str) -> list[str]:
        return [one for one in super().clean(value).splitlines() if one.strip()]


class BallotForm(KeyForm):
    question = forms.CharField(label=_("Question"), max_length=200)
    choices = LinesField(label=_("Choices"), help_text=_("Two to six, one a line."))
    hours = forms.TypedChoiceField(label=_("Open for"), choices=OPEN_FOR, coerce=int, initial=DAY)


class VoteForm(KeyForm):
    choice = forms.IntegerField(min_value=1, max_value=99)
