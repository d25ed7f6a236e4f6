from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from community.sectors.models import Place, Sector
from community.text import render
from mentorship.forms.base import words
from mentorship.models.trial import Outcome
from mentorship.models.tutorial import Topic


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
    sector = forms.ModelChoiceField(
        Sector.objects.none(), label=_("Trade"), empty_label=_("Choose a trade")
    )
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
    outdated = forms.BooleanField(label=_("It is out of date"), required=False)
    willing = forms.BooleanField(
        label=_("I would show it in person to somebody near me"), required=False
    )
