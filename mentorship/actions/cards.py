"""What a platform takes and when it pays: the lines of its card, kept with each edition."""

from django.utils.translation import gettext as _

from community.text import wording
from community.text.refusals import Refusal
from mentorship.models import Card, Edition
from mentorship.models.tutorial import Kind

Words = dict[str, str]
MOST = {"fees": 300, "penalties": 300, "payout": 200, "contact": 200}
NEEDED = ("fees", "payout")


def kept(card: Words | None) -> Words | None:
    if card is None:
        return None
    for name in NEEDED:
        wording.line(card.get(name, ""), MOST[name], name)
    return {
        name: wording.short(" ".join(card.get(name, "").split()), most, name)
        for name, most in MOST.items()
    }


def fill(edition: Edition, card: Words | None) -> None:
    """Each edition of a card has its lines, and nothing else has any."""
    words, is_card = kept(card), edition.tutorial.kind == Kind.CARD
    if is_card != (words is not None):
        raise Refusal(_("A card says what it costs and when it pays; a lesson does not."), "fees")
    if words is not None:
        Card.objects.create(edition=edition, **words)


def said(edition: Edition) -> Words | None:
    card: Card | None = getattr(edition, "card", None)
    return card.words if card else None
