"""What is said of an advert, in words, with what the group knows."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from community.search.words import plain
from community.sectors.models import Place
from groups.models import Group
from mentorship.adverts import Advert, remarks


class Line(NamedTuple):
    rule: str
    good: bool
    what: Promise
    why: Promise
    more: str


WHAT = {
    "general": (_("The general word stands in it."), _("The general word is missing.")),
    "price": (_("It says a price."), _("It says no price.")),
    "pictures": (_("It has three pictures or more."), _("It has fewer than three pictures.")),
    "marks": (_("Nothing is written across it."), _("Something is written across it.")),
    "place": (_("It says where to come."), _("It does not say where to come.")),
    "contact": (_("It holds no number and no address."), _("It holds a number or an address.")),
    "length": (_("It is as long as is read."), _("It is not eight to eighty words long.")),
}
WHY = {
    "general": _("Buyers search for the general word: food, not chapati."),
    "price": _("Without one they ask the next seller."),
    "pictures": _("Show it in use, from near, and beside something known for its size."),
    "marks": _("Buyers pass by pictures with writing on them, and think they are stolen."),
    "place": _("Name the town, the market and the stall or gate."),
    "contact": _("What is copied around calls you for years. Use the platform's own button."),
    "length": _("Less answers nothing, more is not read."),
}


def looked_at(group: Group, advert: Advert) -> list[Line]:
    """What is missing first; nothing of it is kept."""
    same = group.synonyms.filter(dropped_at=None).values_list("words", flat=True)
    places = {plain(name) for name in Place.objects.values_list("name", flat=True)}
    found = remarks(advert, str(group.sector), same, places)
    lines = [
        Line(one.rule, one.good, WHAT[one.rule][not one.good], WHY[one.rule], ", ".join(one.more))
        for one in found
    ]
    return sorted(lines, key=lambda line: line.good)
