"""What a trade unit of goods holds in the place of a group."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.models import Member
from community.text import wording
from community.text.refusals import Refusal
from groups.models import Group
from pricing import units
from pricing.desk import sharing
from pricing.desk.book import enter
from pricing.measures import SCALES, measure
from pricing.models import Commodity, Unit, Verb


@transaction.atomic
def set_unit(by: Member, group: Group, goods: Commodity, written: str, reason: str) -> Unit:
    """From now on: what was reported keeps the factor it was told in."""
    why = wording.line(reason, 300, "reason", _("Say why: the book keeps it."))
    found = measure(written)
    if found is None or found.name in SCALES or "-" in written:
        raise Refusal(_("Say the unit and what it holds, like “bag 90 kg”."), "written")
    held = units.measured(found, written, goods)
    Commodity.everything.select_for_update().get(pk=goods.pk)
    here = Unit.objects.current().filter(commodity=goods, place=group.place, name=held.name)
    same = here.filter(factor=held.factor, base=held.base).first()
    if same is not None:
        return same
    sharing.check_may_alter(group, goods)
    before = ", ".join(str(unit) for unit in here)
    here.update(ended_at=timezone.now(), ended_by=by)
    made = Unit.objects.create(
        commodity=goods, place=group.place, by=by,
        name=held.name, factor=held.factor, base=held.base,
    )  # fmt: skip
    enter(Verb.UNIT_SET, by, group, before, in_place(made), commodity=goods, reason=why)
    sharing.tell_the_others(by, group, goods)
    return made


@transaction.atomic
def end_unit(by: Member, group: Group, unit: Unit, reason: str) -> Unit:
    """It is not offered or understood any more; it can be set again."""
    why = wording.line(reason, 300, "reason", _("Say why: the book keeps it."))
    held = Unit.objects.select_for_update(of=("self",)).select_related("commodity").get(pk=unit.pk)
    if held.ended_at is not None:
        return held
    sharing.check_may_alter(group, held.commodity)
    held.ended_at, held.ended_by = timezone.now(), by
    held.save(update_fields=["ended_at", "ended_by"])
    goods = held.commodity
    enter(Verb.UNIT_ENDED, by, group, in_place(held), commodity=goods, reason=why)
    sharing.tell_the_others(by, group, goods)
    return held


def in_place(unit: Unit) -> str:
    return f"{unit}, {unit.place}" if unit.place else str(unit)
