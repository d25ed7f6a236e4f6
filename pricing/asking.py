"""What is asked back when a line is not clear, in one sentence of the member's language."""

from difflib import SequenceMatcher

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.members.models import Member
from community.text.refusals import Refusal
from groups.models import Group
from pricing import board
from pricing.models import Commodity, Market
from pricing.reading import Reading, Vocabulary, read
from pricing.reading.vocabulary import key
from pricing.vocabulary import site_vocabulary

NEAREST = 3
ALIKE = 0.5
QUESTIONS: dict[str, str | Promise] = {
    "price": gettext_lazy("Which number is the price? Write it again: sugar 50kg 5800 wakulima"),
    "quantity": gettext_lazy("For how much is this price? Write it again: sugar 50kg 5800"),
    "unit": gettext_lazy("How much does one hold? Write it with kg or litres: bag 90kg 3400"),
    "place": gettext_lazy("In which market? Write it again with one market."),
    "swapped": gettext_lazy("Price and quantity look swapped. Write it again: sugar 50kg 5800"),
}


def heard(line: str, by: Member, group: Group | None = None) -> tuple[Reading, str]:
    """A member's line as this site reads it at their place, for this group's board or those of all
    their groups, and what to ask back ('' nothing)."""
    boards = Group.objects.filter(pk=group.pk) if group else Group.objects.of(by)
    known = site_vocabulary(board.goods_of(boards))
    reading = read(line, known, by.place.slug if by.place else "")
    return reading, question(line, reading, known)


def question(line: str, reading: Reading, known: Vocabulary) -> str:
    """The first thing to be asked; '' where all is clear."""
    if "item" in reading.unclear:
        return which_item(nearest(line, known))
    if "swapped" in reading.unclear:
        return str(QUESTIONS["swapped"])
    if not reading.unclear and not reading.place:
        return str(QUESTIONS["place"])
    return next((str(QUESTIONS[word]) for word in reading.unclear), "")


def nearest(line: str, known: Vocabulary, many: int = NEAREST) -> list[str]:
    """Slugs of the goods whose names come nearest to words of the line, the nearest first.

    Nearness is the part of signs two names share in order (Ratcliff and Obershelp, 1988).
    """
    said = key(line)[:12]
    near = {slug: likeness(said, good.names) for slug, good in known.goods.items()}
    ranked = sorted(near, key=lambda slug: (-near[slug], slug))
    return [slug for slug in ranked[:many] if near[slug] >= ALIKE]


def likeness(said: tuple[str, ...], names: tuple[str, ...]) -> float:
    """Of the best pair; a name of several words is as near as its words are together."""
    return max((alike(said, key(name)) for name in names if key(name)), default=0.0)


def alike(said: tuple[str, ...], name: tuple[str, ...]) -> float:
    pairs = (SequenceMatcher(None, one, word) for word in name for one in said)
    best = [match.ratio() for match in pairs if match.real_quick_ratio() >= ALIKE]
    return max(best, default=0.0) - 0.01 * len(name)


def which_item(slugs: list[str]) -> str:
    names = [str(one) for one in Commodity.objects.filter(slug__in=slugs)]
    if not names:
        return _("Which goods are these? Write what, how much, the price and the market.")
    return _("Which goods? Perhaps: %(names)s. Write it again.") % {"names": ", ".join(names)}


def which_market(names: list[str]) -> str:
    if not names:
        return _("We have no market there yet. Write it again with another market.")
    return _("Which market: %(names)s? Write it again.") % {"names": ", ".join(names)}


def commodity(slug: str) -> Commodity:
    found = Commodity.objects.filter(slug=slug).first()
    if found is None:
        raise Refusal(_("Sokoni keeps no price of these goods yet. A steward can add them."))
    return found


def market(slug: str) -> Market:
    """The one named, or the only one of a town; which of several is asked back."""
    rows = Market.objects.select_related("place")
    found = rows.filter(slug=slug).first()
    of_town = [found] if found else list(rows.filter(place__slug=slug)[:4])
    if len(of_town) == 1:
        return of_town[0]
    raise Refusal(which_market([one.name for one in of_town]))
