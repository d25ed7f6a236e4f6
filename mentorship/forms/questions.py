from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from community.text import render
from mentorship.forms.base import ButtonForm, words
from mentorship.models.attempt import Result
from mentorship.outlines import Outline, gathered


class EditQuestionForm(forms.Form):
    title = words(
        _("Your question"),
        2,
        300,
        _("At most 300 characters. Phone, PIN and ID numbers are hidden."),
    )
    detail = words(_("More about it"), 4, 2000, required=False)

    def clean_title(self) -> str:
        return gathered(self.cleaned_data["title"])


class SkillForm(forms.Form):
    """Drawn by `_skills.html`; the act says which there are."""

    skill = forms.CharField(label=_("What is it about?"), required=False, max_length=60)


class QuestionForm(KeyForm, EditQuestionForm, SkillForm):
    to = forms.CharField(required=False, max_length=60)
    unnamed = forms.BooleanField(
        label=_("Hide my name from the group"),
        help_text=_("Those who are asked, and the stewards, still read it."),
        required=False,
    )

    def outlined(self, outline: Outline | None) -> "QuestionForm":
        """With the lines of a topic to fill in."""
        if outline is not None:
            self.initial["title"] = outline.text
            self.fields["title"].widget.attrs["rows"] = len(outline.lines) + 1
        return self


class ReadinessForm(forms.Form):
    bears = forms.IntegerField(
        label=_("Questions a week, at most"),
        min_value=1,
        max_value=50,
        widget=forms.TextInput({"inputmode": "numeric", "maxlength": 2}),
    )
    places = forms.IntegerField(
        label=_("Apprentices at a time, at most"),
        help_text=_("For verified mentors. 0: none for now."),
        min_value=0,
        max_value=10,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "maxlength": 2}),
    )
    hours = forms.CharField(
        label=_("When I can be reached"),
        required=False,
        widget=forms.TextInput({"maxlength": 80, "placeholder": _("Mornings before 9")}),
    )
    rests_until = forms.DateField(
        label=_("Ask me nothing until"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )


class EditAnswerForm(forms.Form):
    text = words(_("Your answer"), 4, render.ANSWER)


class AnswerForm(KeyForm, EditAnswerForm):
    pass


class AttemptForm(forms.Form):
    result = forms.ChoiceField(
        label=_("What came of it?"), choices=Result.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("In one line"), required=False, widget=forms.TextInput({"maxlength": 200})
    )


class DangerForm(KeyForm):
    reason = words(_("Why? Every reader sees it, and the author is told."), 3, 300)


class WithdrawalForm(forms.Form):
    why = forms.CharField(
        label=_("Why? Its author is told."),
        required=False,
        widget=forms.TextInput({"maxlength": 300}),
    )


def withdrawal(request: HttpRequest, own: bool) -> tuple[forms.Form, str]:
    """The form for taking one's own words back, or a steward for another's, and the act it asks."""
    data = request.POST if request.method == "POST" else None
    if "undo" in request.POST:
        return ButtonForm(data), "restore"
    return (ButtonForm if own else WithdrawalForm)(data), "withdraw"
