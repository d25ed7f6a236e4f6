from typing import Any

from django import forms
from django.conf import settings
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from community.pictures.forms import PictureField
from community.sectors.models import Place, Sector
from community.text import render
from mentorship.films import Film
from mentorship.forms.base import words
from mentorship.models import Tutorial
from mentorship.models.mark import Kind
from mentorship.models.trial import Outcome
from mentorship.models.tutorial import Topic

FILM = ("video", "video_minutes", "video_mb")
CARD = ("fees", "penalties", "payout", "contact")
ORDER = (
    "key",
    "sector",
    "topic",
    "language",
    "title",
    "platform",
    *CARD,
    "checked_on",
    "text",
    *FILM,
)


def number(label: Any) -> forms.IntegerField:
    digits = forms.TextInput({"inputmode": "numeric", "maxlength": 3, "size": 4})
    return forms.IntegerField(label=label, required=False, min_value=1, widget=digits)


def line(label: Any, most: int, example: Any, required: bool = False) -> forms.CharField:
    widget = forms.TextInput({"maxlength": most, "placeholder": example})
    return forms.CharField(label=label, widget=widget, required=required)


class EditionForm(KeyForm):
    title = forms.CharField(label=_("Title"), widget=forms.TextInput({"maxlength": 120}))
    platform = forms.CharField(
        label=_("About which platform"),
        required=False,
        help_text=_("Where the lesson is about selling on the net: Jumia, WhatsApp Business …"),
        widget=forms.TextInput({"maxlength": 40, "list": "platforms"}),
    )
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
        _("## heading, - list, **bold**, [words](https://address). One step, one line."),
    )
    video = forms.URLField(
        label=_("Link to a film"),
        required=False,
        assume_scheme="https",
        help_text=_("It is only linked, with what it costs. YouTube, Vimeo, Access Agriculture."),
    )
    video_minutes = number(_("Minutes"))
    video_mb = number(_("MB"))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        url, minutes, mb = (data.pop(name, None) for name in FILM)
        data["film"] = Film(url, minutes, mb) if url else Film()
        return data

    def of_film(self) -> list[BoundField]:
        return [self[name] for name in FILM]

    def of_words(self) -> list[BoundField]:
        return [one for one in self.visible_fields() if one.name not in FILM]


class CardEditionForm(EditionForm):
    fees = line(_("Fees"), 300, _("12 % of each sale"), required=True)
    penalties = line(_("Penalties"), 300, _("KSh 500 for a rejected item"))
    payout = line(_("Payout days"), 200, _("Every Friday, after seven days"), required=True)
    contact = line(_("Contact"), 200, _("Seller support in the app, 8 to 5"))
    field_order = ORDER

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        data["card"] = {name: data.pop(name, "") for name in CARD}
        return data


class OfTrade(forms.Form):
    sector = forms.ModelChoiceField(
        Sector.objects.none(), label=_("Trade"), empty_label=_("Choose a trade")
    )
    topic = forms.ChoiceField(label=_("Topic"), choices=Topic.choices)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


class TutorialForm(OfTrade, EditionForm):
    field_order = ORDER


class CardForm(OfTrade, CardEditionForm):
    field_order = ORDER


class Translated(forms.Form):
    """Into another language than the source's: the reader's own, where that is another."""

    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, source: Tutorial, reads: str, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        others = [one for one in settings.LANGUAGES if one[0] != source.language]
        field: Any = self.fields["language"]
        field.choices = sorted(others, key=lambda one: one[0] != reads)


class TranslationForm(Translated, EditionForm):
    field_order = ORDER


class CardTranslationForm(Translated, CardEditionForm):
    field_order = ORDER


class IllustrationForm(KeyForm):
    picture = PictureField()
    shows = line(_("What it shows"), 120, _("Omena spread on a net"), required=True)


class ReturnForm(KeyForm):
    reason = words(_("What should change? The author is told."), 3, 500)


class MarkForm(KeyForm):
    kind = forms.ChoiceField(label=_("Mark"), choices=Kind.choices, widget=forms.RadioSelect)
    reason = words(_("Why? Every reader sees it, and the author is told."), 3, 300)


class ConfirmationForm(KeyForm):
    """Of a card: is it still as it says?"""

    still = forms.ChoiceField(
        choices=[("yes", ""), ("no", "")],
        error_messages={"required": _("Choose one of the two.")},
    )
    words = line(_("What has changed?"), 200, _("The fee is 15 % since May"))

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or self.cleaned_data
        still = words.pop("still", "yes") == "yes"
        return words | {"outcome": Outcome.WORKED if still else Outcome.NO}


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
