from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from community.notices.matters import HINTS, Matter, Way
from community.notices.preferences import habits_of, ways


class PreferencesForm(forms.Form):
    """Of every matter the way it comes; then the hours, the morning and the texts."""

    CLOCK = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")

    quiet_from = forms.TimeField(label=_("from"), widget=CLOCK)
    quiet_until = forms.TimeField(label=_("until"), widget=CLOCK)
    digest_at = forms.TimeField(label=_("It comes at"), widget=CLOCK)
    texts_a_day = forms.IntegerField(
        label=_("Texts a day, at most"),
        min_value=0,
        max_value=20,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    texts_a_week = forms.IntegerField(
        label=_("Texts a week, at most"),
        min_value=0,
        max_value=140,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        for matter in Matter:
            self.fields[matter.value] = forms.ChoiceField(
                label=matter.label,
                help_text=HINTS.get(matter, ""),
                choices=WAYS.get(matter, Way.choices),
            )

    @classmethod
    def of(cls, member: Member, data: Any = None) -> "PreferencesForm":
        """Filled with what the member chose, or, after a refusal, with what they typed."""
        habits = habits_of(member)
        named = ("quiet_from", "quiet_until", "digest_at", "texts_a_day", "texts_a_week")
        said: dict[str, Any] = {name: getattr(habits, name) for name in named}
        return cls(data, initial=said | dict(ways(member)))

    def matters(self) -> list[forms.BoundField]:
        return [self[matter.value] for matter in Matter if matter != Matter.DIGEST]


WAYS = {
    Matter.DIGEST: [(Way.SILENT.value, _("No digest")), *Way.choices[1:]],
    Matter.TIP: [(Way.SILENT.value, _("No tips")), (Way.PAGE.value, _("On my home page"))],
}


class DeviceForm(forms.Form):
    """Where a browser can be called, and its keys, as it says them itself."""

    endpoint = forms.CharField(max_length=500)
    p256dh = forms.CharField(max_length=100)
    auth = forms.CharField(max_length=40)
