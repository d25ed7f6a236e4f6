"""What is typed in a buying round, on either side of it."""

from datetime import timedelta
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.forms import KeyForm
from community.text.money_fields import AmountField
from groups.models import Group
from pricing import board
from pricing.measures import plain, size
from pricing.models import Cell, Offer, Pledge, Round

MINUTE = "%Y-%m-%dT%H:%M"
DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
CLOCK = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MINUTE)
UNIT = forms.TextInput(attrs={"autocapitalize": "none", "placeholder": _("bag 90 kg")})
ROWS = range(1, 5)
LATER = [(0, _("No: then it is over")), (1, _("1 day more")), (2, _("2 days more"))]
LATER += [(3, _("3 days more")), (7, _("a week more"))]
SEVEN_DAYS, OPEN, DELIVERED = timedelta(days=7), timedelta(days=3), timedelta(days=5)


class MaybeAmount(AmountField):
    """A number, or nothing at all."""

    def clean(self, value: Any) -> Any:
        return super().clean(value) if str(value or "").strip() else None


class LineField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        """Maize, Wakulima, wholesale"""
        return f"{obj.commodity}, {obj.market}, {obj.get_kind_display()}"


class RoundForm(KeyForm):
    line = LineField(Cell.objects.none(), label=_("From the board"), empty_label=None)
    unit = forms.CharField(max_length=30, label=_("Unit"), widget=UNIT)
    threshold = AmountField(label=_("How many at least"))
    closes_at = forms.DateTimeField(label=_("Closes"), widget=CLOCK)
    delivery_on = forms.DateField(label=_("Delivered on"), widget=DATE)
    spot = forms.CharField(max_length=80, required=False, label=_("Delivered to"))
    more_days = forms.TypedChoiceField(
        choices=LATER, coerce=int, label=_("If too little is pledged, keep it open once?")
    )

    def __init__(self, group: Group, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        cast("Any", self.fields["line"]).queryset = board.cells(group)

    @property
    def has_lines(self) -> bool:
        return bool(cast("Any", self.fields["line"]).queryset)


def from_line(cell: Cell | None) -> dict[str, Any]:
    """What a new round begins with: the unit of the line, three days to pledge."""
    evening = timezone.localtime().replace(hour=18, minute=0, second=0, microsecond=0)
    words: dict[str, Any] = {"closes_at": evening + OPEN, "more_days": 2}
    words["delivery_on"] = (evening + DELIVERED).date()
    if cell is None:
        return words
    unit = cell.unit if cell.unit == cell.base else f"{cell.unit} {size(cell.factor, cell.base)}"
    return words | {"line": cell.pk, "unit": unit, "spot": f"{cell.market}, {cell.market.place}"}


def again(round: Round, line: Cell | None) -> dict[str, Any]:
    """The same as then, on the same day of the coming week: most rounds are weekly."""
    words = from_line(line)
    closes_at = timezone.localtime(round.closes_at)
    waits = round.delivery_on - closes_at.date()
    while closes_at < timezone.now() + timedelta(days=1):
        closes_at += SEVEN_DAYS
    words |= {"unit": round.measure, "threshold": plain(round.threshold), "spot": round.spot}
    words |= {"closes_at": closes_at, "delivery_on": closes_at.date() + waits}
    return words | {"more_days": round.more_days}


class Part(forms.Form):
    """One of several forms on a page: its fields have ids of their own."""

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **{"auto_id": f"{type(self).__name__.lower()}_%s"} | words)


class PledgeForm(Part, KeyForm):
    quantity = AmountField(label=_("How many"))
    limit = AmountField(label=_("Highest price for one"))

    @classmethod
    def of(cls, pledge: Pledge | None) -> "PledgeForm":
        """What stands, to be changed."""
        if pledge is None:
            return cls()
        return cls(initial={"quantity": plain(pledge.quantity), "limit": plain(pledge.limit)})


class WhoForm(Part):
    who = forms.CharField(
        max_length=60, label=_("Handle or phone number"), help_text=_("@wanjiru or 0712 345 678")
    )


class ReasonForm(Part, KeyForm):
    reason = forms.CharField(max_length=200, label=_("Why? Everyone who pledged is told."))


class OrderForm(Part, KeyForm):
    """To order is a press of a button."""


class AnswerForm(Part, KeyForm):
    agreed = forms.TypedChoiceField(
        choices=[("yes", "yes"), ("no", "no")], coerce=lambda word: word == "yes"
    )


class DeliveryForm(Part, KeyForm):
    quantity = AmountField(label=_("How many came"))
    total = AmountField(label=_("Paid for all, transport included"))

    @classmethod
    def of(cls, round: Round) -> "DeliveryForm":
        """As it was ordered, where it came so."""
        if not hasattr(round, "order"):
            return cls()
        ordered = round.order
        return cls(initial={"quantity": plain(ordered.quantity), "total": plain(ordered.total)})


class OfferForm(KeyForm):
    """Up to four prices, each from so many units on; empty rows say nothing."""

    transport = MaybeAmount(
        required=False,
        label=_("Transport for the whole order"),
        help_text=_("Leave it empty where it is in the price."),
    )
    valid_until = forms.DateField(label=_("Your price holds until"), widget=DATE)
    note = forms.CharField(max_length=200, required=False, label=_("A word about it"))

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        for row in ROWS:
            self.fields[f"least_{row}"] = MaybeAmount(required=False, label=_("From how many"))
            self.fields[f"price_{row}"] = MaybeAmount(required=False, label=_("Price for one"))

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"least_{row}"], self[f"price_{row}"]) for row in ROWS]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        pairs = [(said.get(f"least_{row}"), said.get(f"price_{row}")) for row in ROWS]
        for row, (least, price) in zip(ROWS, pairs, strict=True):
            if (least is None) != (price is None) and not self.row_errors(row):
                missing = f"least_{row}" if least is None else f"price_{row}"
                self.add_error(missing, _("Write both: from how many, and the price for one."))
        words = {name: said.get(name) for name in ("key", "valid_until", "note")}
        breaks = [pair for pair in pairs if None not in pair]
        return words | {"breaks": breaks, "transport": said.get("transport") or Decimal(0)}

    def row_errors(self, row: int) -> bool:
        return f"least_{row}" in self.errors or f"price_{row}" in self.errors

    @classmethod
    def of(cls, offer: Offer | None, round: Round) -> "OfferForm":
        """What stands, to be changed; else from one unit on, until the delivery."""
        words: dict[str, Any] = {"valid_until": round.delivery_on, "least_1": "1"}
        if offer is not None:
            words |= {"valid_until": offer.valid_until, "note": offer.note}
            words["transport"] = plain(offer.transport) if offer.transport else ""
            for row, step in zip(ROWS, offer.breaks.all(), strict=False):
                words |= {f"least_{row}": plain(step.least), f"price_{row}": plain(step.price)}
        return cls(initial=words)
