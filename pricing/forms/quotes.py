"""What a member types, turned into the words of an act; all reasons are sentences."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from community.text.amounts import ends
from community.text.money_fields import CURRENCIES, AmountField
from groups.models import Group
from pricing import board
from pricing.forms.starting import rank
from pricing.models import Commodity, Market, Quote
from pricing.models.cell import REPORTED

PAID = [("", _("paid")), ("asked", _("asked, not yet bought"))]
CHOOSE = {"commodity": _("Choose"), "market": _("Choose the market")}
WHEN = ("invalid_choice", "required", "invalid")
REASONS = {"commodity": _("Choose the goods in the list."), "kind": _("Choose how it is sold.")}
REASONS |= {"market": _("Choose a market in the list."), "currency": _("Choose the money.")}
REASONS |= {"seen_at": _("Write the day like 2026-06-15.")}
KINDS = [(one.value, one.label) for one in REPORTED]


class PriceField(AmountField):
    """One price, or both ends of a range: 1100-1200."""

    def read(self, written: str) -> tuple[Decimal, Decimal | None]:
        return ends(written)


class QuoteForm(KeyForm):
    """Commodity, price, quantity with its unit; the rest is filled in from last time."""

    commodity = forms.ModelChoiceField(
        Commodity.objects.none(), to_field_name="slug", label=_("What"), empty_label=None
    )
    price = PriceField(label=_("Price paid"), help_text=_("A range too: 1100-1200."))
    quantity = AmountField(label=_("For how many"))
    unit = forms.CharField(
        max_length=30,
        label=_("Unit"),
        widget=forms.TextInput(
            attrs={"list": "units", "autocapitalize": "none", "placeholder": _("bag 90 kg")}
        ),
    )
    market = forms.ModelChoiceField(
        Market.objects.none(), to_field_name="slug", label=_("Market"), empty_label=None
    )
    kind = forms.ChoiceField(choices=KINDS, label=_("Bought"))
    asked = forms.ChoiceField(choices=PAID, label=_("Paid or asked"), required=False)
    currency = forms.ChoiceField(choices=CURRENCIES, label=_("Money"))
    seen_at = forms.DateField(
        label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    sure = forms.BooleanField(required=False, label=_("Yes, this is really the price"))

    def __init__(
        self,
        group: Group,
        recent: Sequence[Quote],
        *args: Any,
        own: Sequence[Commodity] = (),
        **words: Any,
    ) -> None:
        """`own`: goods the member proposed, which wait; nobody else is offered them."""
        super().__init__(*args, **words)
        for name, reason in REASONS.items():
            self.fields[name].error_messages |= dict.fromkeys(WHEN, reason)
        first = [quote.cell.commodity_id for quote in recent]
        goods = sorted([*board.commodities(group), *own], key=lambda one: rank(one, first))
        rows = Commodity.everything.filter(pk__in=[one.pk for one in goods])
        self.offer("commodity", rows, goods)
        markets = sorted(board.markets(group), key=lambda one: one.place_id != group.place_id)
        self.offer("market", board.markets(group), markets)
        self.offer_grades(goods)

    def offer_grades(self, goods: Sequence[Commodity]) -> None:
        """Only where something on the board is graded at all."""
        names = dict.fromkeys(name for one in goods for name in one.grade_names)
        if names:
            choices = [("", _("not graded")), *((name, name) for name in names)]
            self.fields["grade"] = forms.ChoiceField(
                choices=choices, label=_("Grade"), required=False
            )

    def offer(self, name: str, rows: QuerySet[Any], things: Sequence[Commodity | Market]) -> None:
        field = cast("forms.ModelChoiceField[Any]", self.fields[name])
        field.queryset = rows
        blank = [("", CHOOSE[name])] if self.is_open(name, {one.slug for one in things}) else []
        field.choices = blank + [(one.slug, str(one)) for one in things]

    def is_open(self, name: str, known: Collection[str]) -> bool:
        """What was named and is not on this board is chosen by hand: never the first of the list.

        The market alone has a first one to begin with, where there is one or nothing was said."""
        named = self.initial.get(name)
        if name == "market" and not named:
            return name in self.initial and len(known) > 1
        return named not in known

    @property
    def has_choices(self) -> bool:
        return bool(self.choices("commodity") and self.choices("market"))

    def choices(self, name: str) -> dict[str, str]:
        return dict(cast("Any", self.fields[name]).choices)

    def clean(self) -> dict[str, Any]:
        """Both ends of what was typed as one price."""
        words = super().clean() or self.cleaned_data
        if "price" in words:
            words["price"], words["high"] = words["price"]
        return words

    def clean_asked(self) -> bool:
        return bool(self.cleaned_data["asked"])

    def clean_seen_at(self) -> datetime | None:
        """A day becomes this hour of that day; today is simply now."""
        day: date = self.cleaned_data["seen_at"]
        now = timezone.localtime()
        if day == now.date():
            return None
        return timezone.make_aware(datetime.combine(day, now.time().replace(microsecond=0)))

    @property
    def folded(self) -> list[forms.BoundField]:
        names = ("market", "kind", "asked", "grade", "currency", "seen_at")
        return [self[name] for name in names if name in self.fields]

    @property
    def folded_words(self) -> str:
        """What will be taken as said while the fold is shut: Wakulima (Nairobi), retail, KES."""
        asked = ("asked",) if self["asked"].value() else ()
        shown = ("market", "kind", *asked, "currency")
        named = [self.choices(name) for name in shown]
        values = [self[name].value() for name in shown]
        said = [
            names.get(value) or next(iter(names.values()))
            for names, value in zip(named, values, strict=True)
        ]
        return ", ".join(str(word) for word in said)

    @property
    def day(self) -> date | None:
        """The day in the fold, as it was set or as it was typed; None where it is no day."""
        value = self["seen_at"].value()
        with suppress(ValueError):
            return value if isinstance(value, date) else parse_date(value or "")
        return None

    @property
    def opened(self) -> bool:
        """The fold stands open where something in it was refused, or is still to be chosen."""
        return self.asks_where or any(field.errors for field in self.folded)

    def question(self, named: Mapping[str, Any]) -> str:
        """Of what a line or a link named, and this board has not; '' where it has all of it."""
        what, where = named.get("commodity"), named.get("market")
        if what and what not in self.choices("commodity"):
            words = {"what": titled(Commodity.objects.filter(slug=what), what)}
            return gettext("%(what)s is not on this board. Which is it?") % words
        if where and where not in self.choices("market"):
            words = {"where": titled(Market.objects.filter(slug=where), where)}
            return gettext("%(where)s is not on this board. Which market was it?") % words
        return gettext("In which market was it?") if self.asks_where else ""

    @property
    def asks_where(self) -> bool:
        return "" in self.choices("market")

    @property
    def asks_if_sure(self) -> bool:
        return "sure" in self.errors or bool(self.data.get("sure"))


def titled(rows: QuerySet[Any], slug: str) -> str:
    """As it is called here, else as it was written."""
    return str(rows.first() or slug.replace("-", " ").capitalize())
