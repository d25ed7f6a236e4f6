from datetime import timedelta
from decimal import Decimal

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Authored, Member
from pricing import rules
from pricing.measures import plain, size
from pricing.models.cell import Cell

UNDO = timedelta(days=1)


class Ruling(models.TextChoices):
    """What a steward decided of one quote; why stands in the book."""

    HELD = "held", _("set aside")
    KEPT = "kept", _("let stand")


class QuoteQuerySet(models.QuerySet["Quote"]):
    def standing(self) -> "QuoteQuerySet":
        """Those nobody has taken back."""
        return self.filter(withdrawal=None)

    def heard(self) -> "QuoteQuerySet":
        """Those that bear on the figure: not taken back, not set aside, not told a month late."""
        return self.standing().filter(late=False).exclude(ruling=Ruling.HELD)


class Quote(Authored):
    """A price one person saw in one cell of the market: so much for so many units, at a time.

    A range is price to high. One that is about another says of it: seen too, different now, or,
    by the same person, corrected. An imported one has no author; its key is made from its row,
    so a repeat is found again.
    """

    author = models.ForeignKey(  # type: ignore[assignment]
        Member, null=True, on_delete=models.PROTECT, related_name="quotes"
    )
    cell = models.ForeignKey(Cell, on_delete=models.PROTECT, related_name="quotes")
    price = models.DecimalField(max_digits=14, decimal_places=2)
    high = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    quantity = models.DecimalField(max_digits=12, decimal_places=3, default=Decimal(1))
    unit = models.CharField(max_length=30)
    factor = models.DecimalField(max_digits=12, decimal_places=4)
    per_base = models.DecimalField(max_digits=18, decimal_places=4)
    seen_at = models.DateTimeField()
    source = models.CharField(max_length=20, default="member")
    # A survey's own word on its line, actual or aggregate, and what it reckoned in dollars.
    flag = models.CharField(max_length=20, blank=True, default="", db_default="")
    usd = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    about = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )
    # Told more than a month after it was seen: history, no part of today's figure.
    late = models.BooleanField(default=False, db_default=False)
    # How loud its author's word was when it was said, and whose it was: a circle is one voice.
    # Those said before vouches were counted have neither, and are heard by age alone.
    weight = models.FloatField(null=True, blank=True)
    circle = models.BigIntegerField(null=True, blank=True)
    # Less than one where it confirms what one of the same ring said.
    within = models.FloatField(default=1.0, db_default=1.0)
    ruling = models.CharField(
        max_length=4, choices=Ruling.choices, blank=True, default="", db_default=""
    )

    objects = QuoteQuerySet.as_manager()

    class Meta(Authored.Meta):
        indexes = [models.Index(fields=["cell", "-seen_at"])]
        constraints = [
            *Authored.Meta.constraints,
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(author=None), name="import_once"
            ),
            models.CheckConstraint(condition=models.Q(price__gt=0), name="quote_price_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.price} for {plain(self.quantity)} {self.unit}"

    @property
    def may_be_withdrawn(self) -> bool:
        return timezone.now() - self.made_at <= UNDO

    @property
    def is_held(self) -> bool:
        """Set aside by a steward; or near the newest, but too far from what the others say."""
        cell = self.cell
        if self.ruling or self.late:
            return self.ruling == Ruling.HELD
        if not (cell.quotes_held and cell.middle and cell.as_of):
            return False
        near = self.seen_at >= cell.as_of - rules.WINDOW * cell.commodity.half_life
        line = rules.suspicion(cell.quotes_counted + cell.quotes_held)
        return near and rules.is_suspect(self.per_base, cell.middle, line)

    @property
    def written_unit(self) -> str:
        """As one may type it again: bag 90 kg."""
        return (
            self.unit if self.unit == self.base else f"{self.unit} {size(self.factor, self.base)}"
        )

    @property
    def said_middle(self) -> Decimal:
        """A range counts with its middle."""
        return (self.price + (self.high or self.price)) / 2

    @property
    def low_base(self) -> Decimal:
        return rules.per_base(self.price, self.quantity, self.factor)

    @property
    def high_base(self) -> Decimal:
        return rules.per_base(self.high or self.price, self.quantity, self.factor)

    @property
    def word(self) -> str:
        """What it says of the one it is about: seen, different or corrected."""
        if self.about is None:
            return ""
        if self.about.author_id == self.author_id:
            return "corrected"
        return "seen" if self.about.per_base == self.per_base else "different"

    @property
    def base(self) -> str:
        return self.cell.base


class Withdrawal(models.Model):
    """The author took the quote back; it stays readable and counts no more."""

    quote = models.OneToOneField(Quote, on_delete=models.CASCADE, related_name="withdrawal")
    by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.quote} withdrawn"
