"""Names, grades and half-life of goods, set right by a steward."""

from django.db import transaction
from django.utils.translation import gettext as _

from community.members.models import Member
from community.text import wording
from community.text.refusals import Refusal
from groups.models import Group
from pricing.desk import rolling, sharing
from pricing.desk.book import enter
from pricing.models import Cell, Commodity, Verb

LONGEST_LIFE = 90
NAMES, GRADES, PACE = ("name_sw", "synonyms"), ("grades",), ("half_life_days",)
VERBS = {Verb.NAMED: NAMES, Verb.GRADED: GRADES, Verb.PACED: PACE}


@transaction.atomic
def edit(
    by: Member,
    group: Group,
    goods: Commodity,
    name_sw: str,
    synonyms: str,
    grades: str,
    half_life_days: int,
    reason: str,
) -> Commodity:
    """One line in the book for each thing that is another now; nothing where nothing is."""
    words: dict[str, object] = {"name_sw": wording.short(name_sw.strip(), 80, "name_sw")}
    words |= {"synonyms": listed(synonyms, 200, "synonyms"), "grades": listed(grades, 20, "grades")}
    words["half_life_days"] = half_life_days
    why = wording.line(reason, 300, "reason", _("Say why: the book keeps it."))
    held = Commodity.objects.select_for_update().get(pk=goods.pk)
    verbs = [verb for verb, names in VERBS.items() if is_other(held, names, words)]
    if not verbs:
        return held
    sharing.check_may_alter(group, held)
    check(held, words)
    before = {verb: said(held, VERBS[verb]) for verb in verbs}
    for name, value in words.items():
        setattr(held, name, value)
    held.save(update_fields=[*words])
    for verb in verbs:
        after = said(held, VERBS[verb])
        enter(verb, by, group, before[verb], after, commodity=held, reason=why)
    if Verb.PACED in verbs:
        cells = rolling.locked(Cell.objects.filter(commodity=held).values_list("pk", flat=True))
        rolling.roll(by, cells, "quote.reported")
    sharing.tell_the_others(by, group, held)
    return held


def listed(written: str, most: int, field: str) -> str:
    """Names with commas between them, each once, none longer than `most`."""
    names = dict.fromkeys(" ".join(part.split()) for part in written.split(","))
    whole = ", ".join(wording.short(name, most, field) for name in names if name)
    return wording.short(whole, 200, field)


def is_other(held: Commodity, names: tuple[str, ...], words: dict[str, object]) -> bool:
    return any(getattr(held, name) != words[name] for name in names)


def said(goods: Commodity, names: tuple[str, ...]) -> str:
    return "; ".join(str(getattr(goods, name)) for name in names)


def check(goods: Commodity, words: dict[str, object]) -> None:
    days = words["half_life_days"]
    if not (isinstance(days, int) and 1 <= days <= LONGEST_LIFE):
        reason = _("Between 1 and %(most)s days.") % {"most": LONGEST_LIFE}
        raise Refusal(reason, "half_life_days")
    names = [str(words["name_sw"]), *str(words["synonyms"]).split(", ")]
    check_not_anothers(goods, [name for name in names if name])


def check_not_anothers(goods: Commodity, names: list[str]) -> None:
    """A line of a trader must mean one thing."""
    asked = {name.casefold(): name for name in names}
    for other in Commodity.objects.exclude(pk=goods.pk).only("name", "name_sw", "synonyms"):
        for name in (other.name, other.name_sw, *other.synonyms.split(",")):
            if name.strip().casefold() in asked:
                reason = _("“%(name)s” is a name of %(other)s.")
                raise Refusal(reason % {"name": name.strip(), "other": other.name}, "synonyms")
