from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

KINDS = "image/jpeg,image/png,image/webp,image/gif"


class PictureField(forms.FileField):
    """One picture, or none; whether it is one, the act looks for itself."""

    def __init__(self, **words: Any) -> None:
        chosen = forms.FileInput(attrs={"accept": KINDS, "data-picture": True})
        super().__init__(label=_("Picture"), required=False, widget=chosen, **words)
