from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.deals.questions import QUESTIONS
from community.members.forms import KeyForm

NAMES = ("first", "second", "third")
YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class FeedbackForm(KeyForm):
    """Three questions by what the other was; none is answered beforehand."""

    def __init__(self, role: str, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        for name, question in zip(NAMES, QUESTIONS[role], strict=True):
            self.fields[name] = forms.TypedChoiceField(
                label=question,
                choices=YES_NO,
                coerce=lambda one: one == "yes",
                widget=forms.RadioSelect,
            )
        said = forms.Textarea({"rows": 2, "maxlength": 300})
        label = _("In your words, if you like")
        self.fields["words"] = forms.CharField(
            label=label, max_length=300, required=False, widget=said
        )

    def clean(self) -> dict[str, Any]:
        words: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return words
        return words | {"answers": tuple(words.pop(name) for name in NAMES)}
