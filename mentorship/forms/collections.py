from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from mentorship.models import Tutorial


class CollectionForm(KeyForm):
    """A title, and beside each lesson its turn; those without one are left out."""

    title = forms.CharField(label=_("Title"), widget=forms.TextInput({"maxlength": 120}))

    def __init__(self, offered: Iterable[Tutorial], *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        self.offered = {f"t{one.pk}": one for one in offered}
        for name, one in self.offered.items():
            self.fields[name] = turn(str(one.published.title if one.published else one))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        turns = {name: data.pop(name, None) for name in self.offered}
        chosen = [(at, name) for name, at in turns.items() if at is not None]
        data["lessons"] = [self.offered[name] for _at, name in sorted(chosen)]
        return data

    def turns(self) -> list[BoundField]:
        return [self[name] for name in self.offered]


def turn(title: str) -> forms.IntegerField:
    digits = forms.TextInput({"inputmode": "numeric", "maxlength": 2, "size": 2})
    return forms.IntegerField(label=title, required=False, min_value=1, widget=digits)
