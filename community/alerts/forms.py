from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.alerts.actions.alerts import Says
from community.alerts.models.alert import Sort
from community.members.forms import KeyForm
from community.sectors.models import Place


class AlertForm(KeyForm):
    sort = forms.ChoiceField(label=_("What is it?"), choices=Sort.choices)
    place = forms.ModelChoiceField(
        label=_("Where"), queryset=Place.objects.none(), empty_label=None
    )
    spot = forms.CharField(
        label=_("The very spot"),
        required=False,
        widget=forms.TextInput({"maxlength": 60, "placeholder": _("Gikomba, gate 2")}),
    )
    text = forms.CharField(
        label=_("In a few words"), required=False, widget=forms.TextInput({"maxlength": 140})
    )
    hours = forms.TypedChoiceField(
        label=_("For how long"),
        coerce=int,
        choices=[(3, _("3 hours")), (6, _("6 hours")), (12, _("12 hours")), (24, _("24 hours"))],
        initial=6,
    )

    def at(self, places: list[Place]) -> "AlertForm":
        """Only places the member named, their own first."""
        where: Any = self.fields["place"]
        where.queryset = Place.objects.filter(pk__in=[one.pk for one in places])
        where.initial = places[0].pk if places else None
        return self

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return words
        return words | {"says": Says(*(words.pop(name) for name in Says._fields))}


class EchoForm(KeyForm):
    confirms = forms.TypedChoiceField(
        choices=[("yes", ""), ("no", "")], coerce=lambda word: word == "yes"
    )
