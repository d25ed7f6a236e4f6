from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from community.members.models import Member
from community.text.refusals import Refusal
from pricing.models import Payment
from pricing.tariff import HUNDRED, grows

MOST_LINES = 30


def choose(by: Member, percent: Decimal, lines: Sequence[tuple[Decimal, Decimal]]) -> Payment:
    """How I pay from now on: so many per cent, a table of amounts, or neither for cash."""
    if not 0 <= percent <= HUNDRED:
        raise Refusal(_("A share lies between 0 and 100."), "percent")
    if len(lines) > MOST_LINES or not grows(lines):
        reason = _("Each line must be for a larger amount than the one before, and cost no less.")
        raise Refusal(reason, "lines")
    kept = {"percent": percent, "lines": [[str(top), str(fee)] for top, fee in lines]}
    return Payment.objects.update_or_create(member=by, defaults=kept)[0]
