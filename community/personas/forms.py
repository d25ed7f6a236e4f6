from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from community.personas.abouts import joined, parted
from community.personas.models import Level, Persona
from community.personas.models.persona import FIELDS
from community.pictures.forms import PictureField
from community.sectors.models import Place

SAID = ("business", "sells", "hours", "place", "landmark")
ANSWERS = ("since", "well", "about")


def level(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=Level.choices, required=False)


class AboutForm(forms.Form):
    """Three questions, for a large empty box is answered by few; all of it is one text."""

    since = forms.CharField(label=_("Since when do you trade?"), max_length=400, required=False)
    well = forms.CharField(label=_("What do you do well?"), max_length=400, required=False)
    about = forms.CharField(
        label=_("Whom do you sell to?"),
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        answers = (given.pop(field, "") for field in ANSWERS)
        return given | {"about": joined(*answers)}


class DictationForm(AboutForm, KeyForm):
    pass


class PersonaForm(AboutForm):
    """Each thing said stands beside who is shown it."""

    business = forms.CharField(
        label=_("Name of your business"),
        max_length=60,
        required=False,
        help_text=_("On your sign."),
    )
    sells = forms.CharField(label=_("What you sell"), max_length=120, required=False)
    hours = forms.CharField(
        label=_("When you are open"),
        max_length=80,
        required=False,
        help_text=_("Mon–Sat 7–6, Sundays closed"),
    )
    place = forms.ModelChoiceField(
        Place.objects.all(), label=_("Town"), required=False, empty_label=_("Choose a town")
    )
    landmark = forms.CharField(
        label=_("How to find you"),
        max_length=120,
        required=False,
        help_text=_("Beside what everybody knows. Not where you live."),
    )
    to_business = level(_("Who sees the name"))
    to_sells = level(_("Who sees what you sell"))
    to_hours = level(_("Who sees when you are open"))
    to_place = level(_("Who sees the town, here and on your own page"))
    to_landmark = level(_("Who sees how to find you"))
    to_about = level(_("Who sees these three answers"))
    to_photos = level(_("Who sees your pictures"))
    to_trades = level(_("Who sees your trades"))

    @classmethod
    def of(cls, persona: Persona, data: Any = None) -> "PersonaForm":
        said = {field: getattr(persona, field) for field in SAID}
        levels = {f"to_{field}": persona.level(field) for field in FIELDS}
        answers = dict(zip(ANSWERS, parted(persona.about), strict=True))
        return cls(data, initial=said | answers | levels)

    def cards(self) -> Iterator[list[forms.BoundField]]:
        """Each field, and who sees it; the three answers are seen by the same."""
        for field in SAID:
            yield [self[field], self[f"to_{field}"]]
        yield [*(self[answer] for answer in ANSWERS), self["to_about"]]

    def clean(self) -> dict[str, Any]:
        """What the act asks for: the words, and all levels as one."""
        given = super().clean()
        shown = {field: given.pop(f"to_{field}", "") for field in FIELDS}
        return given | {"shown": {field: to for field, to in shown.items() if to}}


class PhotoForm(KeyForm):
    picture = PictureField()
    words = forms.CharField(
        label=_("What it shows"),
        max_length=80,
        help_text=_("Those who spare their bytes read this before they open it."),
    )


class ProofForm(KeyForm):
    """Of one of one's own groups that anybody may know of; the act looks again."""

    group = forms.SlugField(max_length=60)
