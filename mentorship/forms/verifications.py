from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from community.members.models import Member
from community.pictures.forms import PictureField
from community.sectors.fields import TradeField
from community.sectors.models import Sector
from mentorship.forms.base import words as text
from mentorship.models import Answer, Tutorial
from mentorship.models.verification import Area
from mentorship.reads import verifications as reads


def about() -> forms.TypedChoiceField:
    label = _("What the skill is about")
    return forms.TypedChoiceField(
        label=label, choices=Area.choices, required=False, empty_value=Area.CRAFT
    )


class VerificationForm(KeyForm):
    member = forms.ModelChoiceField(
        Member.objects.filter(is_active=True),
        label=_("Handle of the mentor"),
        to_field_name="handle",
        widget=forms.TextInput({"maxlength": 40}),
        error_messages={"invalid_choice": _("Nobody has this handle.")},
    )
    sector = TradeField(Sector.objects.all(), label=_("Trade"), empty_label=_("Choose a trade"))
    skill = forms.CharField(label=_("Skill"), widget=forms.TextInput({"maxlength": 60}))
    area = about()
    proof = text(_("What you saw as proof"), 3, 1000, _("Only staff read this."))


class RevocationForm(KeyForm):
    reason = forms.CharField(
        label=_("Why? The mentor is told."), widget=forms.TextInput({"maxlength": 300})
    )


class Own(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """What the applicant has written, to be shown as proof."""

    def label_from_instance(self, one: Any) -> str:
        said = one.published if isinstance(one, Tutorial) else one
        return str(said)[:80]


class ApplicationForm(KeyForm):
    sector = TradeField(Sector.objects.all(), label=_("Trade"), empty_label=_("Choose a trade"))
    skill = forms.CharField(
        label=_("The one skill you teach"),
        widget=forms.TextInput({"maxlength": 60, "placeholder": _("Grading maize")}),
    )
    area = about()
    words = text(
        _("How do you know it? What can others see of it?"),
        4,
        1000,
        _("Only those who judge it, and staff, read this."),
    )
    picture = PictureField()
    tutorials = Own(
        Tutorial.objects.none(),
        label=_("Lessons of yours"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    answers = Own(
        Answer.objects.none(),
        label=_("Answers of yours that helped"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    interests = text(
        _("What do you sell or earn by in this trade?"),
        2,
        320,
        _("One a line: I sell maize; agent of X. It is shown on every answer you give."),
        required=False,
    )
    declared = forms.BooleanField(
        label=_("I have told all I earn by here. What I hide can cost me the badge."),
        required=False,
    )

    def __init__(self, member: Member, *args: Any, **given: Any) -> None:
        """Asks for no proof that the member, as `reads.applicant` reads them, does not have."""
        super().__init__(*args, **given)
        fields: dict[str, Any] = self.fields
        fields["tutorials"].queryset, fields["answers"].queryset = reads.evidence(member)
        for name, has in (("tutorials", "has_lessons"), ("answers", "has_answers")):
            if not getattr(member, has):
                del fields[name]


class ShowForm(KeyForm):
    picture = PictureField()


class SightingForm(KeyForm):
    """Each word is a button of its own."""

    agrees = forms.TypedChoiceField(
        choices=[("yes", _("Yes, they know it")), ("no", _("Not yet"))],
        coerce=lambda one: one == "yes",
    )
    words = forms.CharField(
        label=_("What did you see? In one line; the applicant reads it."),
        required=False,
        widget=forms.TextInput({"maxlength": 300}),
    )


class InterestForm(KeyForm):
    words = forms.CharField(
        label=_("I earn by it"),
        widget=forms.TextInput({"maxlength": 60, "placeholder": _("I sell maize")}),
    )


class AppealForm(KeyForm):
    words = text(_("Why is it wrong?"), 3, 1000, required=False)


class OpinionForm(KeyForm):
    lifts = forms.TypedChoiceField(
        choices=[("yes", _("Give it back")), ("no", _("Let it stand"))],
        coerce=lambda one: one == "yes",
    )
    reason = forms.CharField(
        label=_("Why? The person is told."),
        required=False,
        widget=forms.TextInput({"maxlength": 300}),
    )
