from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from groups.models import Room


class HourForm(KeyForm):
    about = forms.CharField(label=_("What about"), widget=forms.TextInput({"maxlength": 80}))
    room = forms.ModelChoiceField(Room.objects.none(), label=_("Room"), empty_label=None)
    at = forms.DateTimeField(
        label=_("When"),
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, rooms: Any, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        field: Any = self.fields["room"]
        field.queryset = rooms
        field.choices = [(room.pk, room.name) for room in rooms]


class TurnForm(KeyForm):
    text = forms.CharField(label=_("Your question"), widget=forms.TextInput({"maxlength": 300}))
