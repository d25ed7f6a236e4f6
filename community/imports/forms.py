from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.imports.models import Order
from community.members.forms import KeyForm
from community.members.models import Member
from groups.models import Group
from pricing.models import Market

KINDS = ".txt,.zip,text/plain,application/zip"


class ImportForm(KeyForm):
    file = forms.FileField(
        label=_("The exported chat"),
        required=False,
        help_text=_("_chat.txt, or the zip file with it. 20 MB at most."),
        widget=forms.FileInput(attrs={"accept": KINDS}),
    )


class OrderForm(forms.Form):
    order = forms.ChoiceField(
        label=_("How does this phone write a date?"),
        choices=Order.choices[:2],
        widget=forms.RadioSelect,
    )


class WriterForm(forms.Form):
    member = forms.ModelChoiceField(
        Member.objects.none(),
        label=_("This is"),
        required=False,
        empty_label=_("nobody we know"),
    )

    @classmethod
    def of(cls, group: Group, data: Any = None, **initial: Any) -> "WriterForm":
        form = cls(data, initial=initial)
        inside = Member.objects.filter(memberships__group=group).order_by("display_name")
        form.fields["member"].queryset = inside  # type: ignore[attr-defined]
        return form


class AcceptForm(forms.Form):
    market = forms.ModelChoiceField(
        Market.objects.all(), label=_("Market"), required=False, empty_label=_("Choose a market")
    )
    sure = forms.BooleanField(label=_("Yes, this price is right"), required=False)
