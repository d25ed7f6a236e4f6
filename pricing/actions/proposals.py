"""A line of a trader read as a price, kept until they say yes to it."""

from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from community.machine import limiter
from community.members.models import Member
from community.members.once import once
from community.text.refusals import Refusal
from pricing import asking
from pricing.checks import CENT
from pricing.models import Proposal
from pricing.reading import Reading
from pricing.said import usual_kind


def propose(by: Member, key: UUID, line: str) -> Proposal:
    """What the line says, for its writer to agree to; refused with what must be asked back."""

    def act() -> Proposal:
        limiter.spend("lines", by.pk, limit=100, seconds=3600)
        reading, question = asking.heard(line, by)
        if question:
            raise Refusal(question)
        return Proposal.objects.create(author=by, key=key, line=line, **words(by, reading))

    return once(Proposal, by, key, act, lambda earlier: earlier.line == line)


def words(by: Member, reading: Reading) -> dict[str, object]:
    """Of a reading in which nothing is unclear; refused where the site lacks the goods or place."""
    assert reading.low is not None
    assert reading.high is not None
    goods = asking.commodity(reading.item)
    return {
        "commodity": goods,
        "market": asking.market(reading.place),
        "low": reading.low.quantize(CENT),
        "high": reading.high.quantize(CENT),
        "quantity": reading.base_quantity or Decimal(1),
        "base": reading.base_unit,
        "currency": reading.currency,
        "kind": reading.kind or usual_kind(by, goods.slug),
        "asked": reading.asked,
    }


def doubt(by: Member, proposal: Proposal) -> None:
    """Its writer has been told that others say something else; another yes now insists."""
    Proposal.objects.filter(pk=proposal.pk, author=by).update(doubted_at=timezone.now())
