from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from groups.forms.moves import NumbersField
from groups.models import Room
from mentorship.models.tutorial import Topic
from mentorship.reads.keepings import open_questions


class KeptForm(KeyForm):
    messages = NumbersField(required=False)


class KeptLessonForm(KeptForm):
    title = forms.CharField(label=_("Title"), widget=forms.TextInput({"maxlength": 120}))
    topic = forms.ChoiceField(label=_("Topic"), choices=Topic.choices)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


class KeptAnswerForm(KeptForm):
    question = forms.TypedChoiceField(label=_("Which question?"), coerce=int)

    def __init__(self, room: Room, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        field: Any = self.fields["question"]
        field.choices = [(one.pk, one.title) for one in open_questions(room)]
