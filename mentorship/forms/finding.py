"""What narrows the lists."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mentorship.models.tutorial import Topic
from mentorship.models.verification import Area
from mentorship.reads.mentors import Where

ANY_LANGUAGE = [("", _("Every language")), *settings.LANGUAGES]
ANY_AREA = [("", _("Every sort of skill")), *Area.choices]
ANY_TOPIC = [("", _("Every topic")), *Topic.choices]


class FindForm(forms.Form):
    """What narrows a list; anything that makes no sense is left out."""

    q = forms.CharField(required=False, max_length=100)

    def asked(self) -> dict[str, Any]:
        self.is_valid()
        return {name: self.cleaned_data.get(name) or None for name in self.fields}

    def given(self) -> dict[str, Any]:
        return {name: value for name, value in self.asked().items() if value}


class FindQuestionForm(FindForm):
    show = forms.ChoiceField(
        required=False,
        choices=[
            ("", _("All")),
            ("open", _("Open")),
            ("answered", _("Answered")),
            ("helped", _("Helped")),
        ],
    )


class FindMentorForm(FindForm):
    sector = forms.TypedChoiceField(label=_("Trade"), required=False, coerce=int)
    place = forms.TypedChoiceField(label=_("Place"), required=False, coerce=int)
    language = forms.ChoiceField(label=_("Language"), required=False, choices=ANY_LANGUAGE)
    area = forms.ChoiceField(label=_("About"), required=False, choices=ANY_AREA)
    free = forms.BooleanField(label=_("With a free place"), required=False)

    def __init__(self, where: Where, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        fields: dict[str, Any] = self.fields
        fields["sector"].choices = [("", _("Every trade")), *where.trades.items()]
        fields["place"].choices = [("", _("Every place")), *where.towns.items()]


class FindTutorialForm(FindForm):
    topic = forms.ChoiceField(label=_("Topic"), required=False, choices=ANY_TOPIC)
    language = forms.ChoiceField(label=_("Language"), required=False, choices=ANY_LANGUAGE)
    platform = forms.SlugField(required=False, max_length=40)
