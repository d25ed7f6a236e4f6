from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from community.sectors.models import Place, Sector
from community.text import render
from mentorship.models.trial import Outcome
from mentorship.models.tutorial import Topic

ANY_LANGUAGE = [("", _("Every language")), *settings.LANGUAGES]
ANY_TOPIC = [("", _("Every topic")), *Topic.choices]


class KeyForm(forms.Form):
    """The key a device gives its write, so that sending it twice has one effect."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


def words(label: Any, rows: int, most: int, help: Any = "", required: bool = True) -> Any:
    """A text field; the act says what is wrong with a text, in the same words by every door."""
    area = forms.Textarea({"rows": rows, "maxlength": most})
    return forms.CharField(label=label, widget=area, help_text=help, required=required)


class FindForm(forms.Form):
    """What narrows a list; anything that makes no sense is left out."""

    q = forms.CharField(required=False, max_length=100)

    def asked(self) -> dict[str, Any]:
        self.is_valid()
        return {name: self.cleaned_data.get(name) or None for name in self.fields}

    def given(self) -> dict[str, Any]:
        return {name: value for name, value in self.asked().items() if value}


class FindQuestionForm(FindForm):
    show = forms.ChoiceField(
        required=False,
        choices=[
            ("", _("All")),
            ("open", _("Open")),
            ("answered", _("Answered")),
            ("helped", _("Helped")),
        ],
    )


class FindMentorForm(FindForm):
    sector = forms.ModelChoiceField(
        Sector.objects.all(), label=_("Trade"), required=False, empty_label=_("Every trade")
    )
    place = forms.ModelChoiceField(
        Place.objects.all(), label=_("Place"), required=False, empty_label=_("Every place")
    )
    language = forms.ChoiceField(label=_("Language"), required=False, choices=ANY_LANGUAGE)


class FindTutorialForm(FindForm):
    topic = forms.ChoiceField(label=_("Topic"), required=False, choices=ANY_TOPIC)
    language = forms.ChoiceField(label=_("Language"), required=False, choices=ANY_LANGUAGE)


class EditQuestionForm(forms.Form):
    title = words(_("Your question"), 2, 300, _("In one or two sentences, at most 300 characters."))
    detail = words(_("More about it"), 4, 2000, required=False)


class QuestionForm(KeyForm, EditQuestionForm):
    pass


class EditAnswerForm(forms.Form):
    text = words(_("Your answer"), 4, render.ANSWER)


class AnswerForm(KeyForm, EditAnswerForm):
    pass


class WithdrawalForm(forms.Form):
    why = forms.CharField(
        label=_("Why? Its author is told."),
        required=False,
        widget=forms.TextInput({"maxlength": 300}),
    )


class ButtonForm(forms.Form):
    """Nothing to fill in: the button says it all."""


def withdrawal(request: HttpRequest, own: bool) -> tuple[forms.Form, str]:
    """The form for taking one's own words back, or a steward for another's, and the act it asks."""
    data = request.POST if request.method == "POST" else None
    if "undo" in request.POST:
        return ButtonForm(data), "restore"
    return (ButtonForm if own else WithdrawalForm)(data), "withdraw"


class EditionForm(KeyForm):
    title = forms.CharField(label=_("Title"), widget=forms.TextInput({"maxlength": 120}))
    checked_on = forms.DateField(
        label=_("Checked on"),
        help_text=_("The day you last saw that it is true."),
        initial=timezone.localdate,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    text = words(
        _("The lesson"),
        16,
        render.TUTORIAL,
        _("## heading, - list, **bold**, [words](https://address). Pictures are shown as links."),
    )


class TutorialForm(EditionForm):
    sector = forms.ModelChoiceField(Sector.objects.none(), label=_("Trade"))
    topic = forms.ChoiceField(label=_("Topic"), choices=Topic.choices)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    field_order = ("key", "sector", "topic", "language", "title", "checked_on", "text")


class ReturnForm(KeyForm):
    reason = words(_("What should change? The author is told."), 3, 500)


class TrialForm(KeyForm):
    outcome = forms.ChoiceField(
        label=_("How did it go?"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    place = forms.ModelChoiceField(Place.objects.all(), label=_("Where"), required=False)
    cost = forms.DecimalField(
        label=_("What it cost you, KSh"),
        required=False,
        max_digits=10,
        decimal_places=2,
        min_value=0,
        widget=forms.TextInput({"inputmode": "decimal"}),
    )
    words = forms.CharField(
        label=_("In one line"), required=False, widget=forms.TextInput({"maxlength": 200})
    )


class VerificationForm(KeyForm):
    member = forms.ModelChoiceField(
        Member.objects.filter(is_active=True),
        label=_("Handle of the mentor"),
        to_field_name="handle",
        widget=forms.TextInput({"maxlength": 40}),
        error_messages={"invalid_choice": _("Nobody has this handle.")},
    )
    sector = forms.ModelChoiceField(Sector.objects.all(), label=_("Trade"))
    skill = forms.CharField(label=_("Skill"), widget=forms.TextInput({"maxlength": 60}))
    proof = words(_("What you saw as proof"), 3, 1000, _("Only staff read this."))


class RevocationForm(KeyForm):
    reason = forms.CharField(
        label=_("Why? The mentor is told."), widget=forms.TextInput({"maxlength": 300})
    )
