from typing import Any
from uuid import uuid4

from django import forms


class KeyForm(forms.Form):
    """The key a device gives its write, so that sending it twice has one effect."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class ButtonForm(forms.Form):
    """Nothing to fill in: the button says it all."""


def words(label: Any, rows: int, most: int, help: Any = "", required: bool = True) -> Any:
    """A text field; the act says what is wrong with a text, in the same words by every door."""
    area = forms.Textarea({"rows": rows, "maxlength": most})
    return forms.CharField(label=label, widget=area, help_text=help, required=required)
