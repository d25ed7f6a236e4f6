from typing import Any

from django import forms


class ButtonForm(forms.Form):
    """Nothing to fill in: the button says it all."""


def words(label: Any, rows: int, most: int, help: Any = "", required: bool = True) -> Any:
    """A text field; the act says what is wrong with a text, in the same words by every door."""
    area = forms.Textarea({"rows": rows, "maxlength": most})
    return forms.CharField(label=label, widget=area, help_text=help, required=required)
