from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from community.sectors.models import Sector


def line(label: Any, most: int, example: Any) -> forms.CharField:
    widget = forms.TextInput({"maxlength": most, "placeholder": example})
    return forms.CharField(label=label, widget=widget)


class IdeaForm(KeyForm):
    sector = forms.ModelChoiceField(
        Sector.objects.none(), label=_("Trade"), empty_label=_("Choose a trade")
    )
    change = line(_("The one thing you change"), 100, _("The photo of the sauce"))
    way_a = line(_("Way A, as it was"), 60, _("the bottle alone"))
    way_b = line(_("Way B, as it might be"), 60, _("the sauce in use, on a plate"))


def number(label: Any) -> forms.IntegerField:
    widget = forms.TextInput({"inputmode": "numeric", "maxlength": 6, "size": 6})
    return forms.IntegerField(label=label, widget=widget)


class TallyForm(KeyForm):
    day = forms.DateField(
        label=_("Day"),
        initial=timezone.localdate,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    saw_a = number(_("Saw way A"))
    came_a = number(_("Of them came"))
    saw_b = number(_("Saw way B"))
    came_b = number(_("Of them came"))
