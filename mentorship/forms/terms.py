from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from community.pictures.forms import PictureField
from mentorship.forms.base import words as area
from mentorship.models import Term
from mentorship.models.term import LONGEST, SHORTEST


def line(label: Any, most: int, example: Any = "", required: bool = True) -> forms.CharField:
    widget = forms.TextInput({"maxlength": most, "placeholder": example})
    return forms.CharField(label=label, widget=widget, required=required)


class TermForm(KeyForm):
    goals = area(
        _("What do you want to be able to do?"),
        3,
        370,
        _("One to three goals, one a line."),
    )
    weeks = forms.TypedChoiceField(
        label=_("For how many weeks?"),
        choices=[(one, one) for one in range(SHORTEST, LONGEST + 1)],
        coerce=int,
        initial=6,
    )
    pay = line(_("What do you pay or help with?"), 100, _("Nothing"), required=False)


class CheckInForm(KeyForm):
    words = area(_("How did the week go, and what is next?"), 2, 2000)


class WorkForm(KeyForm):
    words = area(_("What did you make? What was hard?"), 4, 2000)
    picture = PictureField()


class SittingForm(KeyForm):
    held_on = forms.DateField(
        label=_("On which day?"),
        initial=timezone.localdate,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    place = line(_("Where?"), 80, _("My stall at Wakulima"))
    words = area(_("What did you do?"), 3, 2000)
    follows = line(_("What comes next?"), 200, required=False)


class CorrectionForm(KeyForm):
    mistakes = area(_("What is wrong with it?"), 4, 1220, _("One mistake a line."), required=False)
    words = area(_("A word on the whole"), 2, 1000, required=False)


class ThirdForm(KeyForm):
    handle = line(_("Handle of somebody who saw you do it"), 41, "@bakari")


class AttestationForm(forms.Form):
    words = forms.CharField(
        label=_("What did you see? In one line."),
        required=False,
        widget=forms.TextInput({"maxlength": 300}),
    )


class GoalsForm(forms.Form):
    reached = forms.TypedMultipleChoiceField(
        label=_("Goals that are reached"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, term: Term, data: Any = None) -> None:
        super().__init__(data, initial={"reached": term.reached})
        field: Any = self.fields["reached"]
        field.choices = list(enumerate(term.goals))


class RelayForm(KeyForm):
    badge = forms.IntegerField(widget=forms.HiddenInput)


class AnswerRelayForm(forms.Form):
    accepted = forms.TypedChoiceField(
        choices=[("yes", _("Yes")), ("no", _("No"))], coerce=lambda one: one == "yes"
    )
