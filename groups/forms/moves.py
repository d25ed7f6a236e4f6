from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from groups.models import Room

FARTHEST = 2**63


class NumbersField(forms.Field):
    """The numbers of what was ticked in a list; what is no number is left out."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[int]:
        said = [one for one in value or [] if one.isascii() and one.isdigit()]
        return [int(one) for one in said if len(one) < 20 and int(one) < FARTHEST]


class MoveForm(KeyForm):
    messages = NumbersField(required=False)
    to = forms.TypedChoiceField(label=_("To which room?"), coerce=int)
    reason = forms.CharField(
        label=_("Why? Those who wrote them are told."), max_length=300, required=False
    )
    answers = forms.BooleanField(
        label=_("With the answers that quote them"), required=False, initial=True
    )

    def __init__(self, room: Room, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        others = Room.objects.filter(group=room.group_id, summary=None).exclude(pk=room.pk)
        field: Any = self.fields["to"]
        field.choices = [(one.pk, one.name) for one in others]
