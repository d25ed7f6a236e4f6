"""New goods: proposed by a member, let in or refused by a steward of their group."""

from django.db import transaction
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.machine import limiter
from community.members.models import Member
from community.notices.tell import tell
from community.text import wording
from community.text.refusals import Refusal
from groups.models import Group
from pricing import asking
from pricing.desk import rolling
from pricing.desk.book import enter
from pricing.desk.items import proposers
from pricing.models import Board, Cell, Commodity, Verb
from pricing.vocabulary import site_vocabulary

DAY = 24 * 60 * 60
BASES = ("kg", "l", "piece", "bunch", "head")
NEW = gettext_lazy("New goods proposed: {what}. Let them in?")
IN = gettext_lazy("{what} is on the board of {group} now.")
OUT = gettext_lazy("{what} was not let in: {why}")


@transaction.atomic
def propose(by: Member, group: Group, name: str, base: str, sure: bool = False) -> Commodity:
    """Its member may report it at once; nobody else sees it before a steward has let it in."""
    called = wording.line(name, 60, "name")
    if base not in BASES:
        raise Refusal(_("Choose what it is counted in."), "base")
    check_new(called, sure)
    slug = f"{slugify(called)[:45] or 'item'}-{group.pk}"
    words = {"name": called, "base": base, "in_use": False, "proposed_in": group}
    words |= {"proposed_by": by}
    item, new = Commodity.everything.get_or_create(slug=slug, defaults=words)
    if not new and by in proposers(item):
        return item
    limiter.spend("items", by.pk, limit=10, seconds=DAY)
    enter(Verb.PROPOSED, by, group, after=f"{item} ({item.base})", commodity=item)
    if new:
        url = reverse("pricing:desk", args=[group.slug])
        tell(group.stewards(), "price.item", text=format_lazy(NEW, what=called), url=url, by=by)
    return item


def check_new(name: str, sure: bool) -> None:
    """The nearest three are offered first."""
    if Commodity.objects.filter(name__iexact=name).exists():
        raise Refusal(_("%(name)s is on Sokoni already.") % {"name": name}, "name")
    near = [] if sure else asking.nearest(name, site_vocabulary())
    known = [str(one) for one in Commodity.objects.filter(slug__in=near)]
    if known:
        reason = _("Is it one of these: %(names)s?") % {"names": ", ".join(known)}
        raise Refusal(reason, "sure")


@transaction.atomic
def admit(by: Member, group: Group, item: Commodity, reason: str = "") -> Commodity:
    """It stands on the board from now on, with all that was reported of it."""
    held = Commodity.everything.select_for_update().get(pk=item.pk)
    if held.in_use:
        return held
    if held.merged_into_id:
        raise Refusal(_("It was merged. Undo that first."))
    held.in_use = True
    held.save(update_fields=["in_use"])
    held.sectors.add(group.sector)
    chosen = Board.objects.filter(group=group).first()
    if chosen is not None:
        chosen.commodities.add(held)
    enter(Verb.ADMITTED, by, group, after=held, commodity=held, reason=why(reason))
    rolling.roll(by, cells_of(held), "quote.reported")
    tell_proposers(by, group, held, format_lazy(IN, what=held, group=group.name))
    return held


@transaction.atomic
def refuse(by: Member, group: Group, item: Commodity, reason: str) -> Commodity:
    """Also takes back a letting in, where no other board took it up; it can be let in again."""
    said = why(reason) or wording.line(reason, 300, "reason")
    held = Commodity.everything.select_for_update().get(pk=item.pk)
    if held.merged_into_id:
        raise Refusal(_("It was merged. Undo that first."))
    if Board.objects.filter(commodities=held).exclude(group=group).exists():
        raise Refusal(_("Another group's board shows it. Merge it into what it is instead."))
    rolling.roll(by, cells_of(held), "quote.reported")
    held.in_use = False
    held.save(update_fields=["in_use"])
    enter(Verb.REFUSED, by, group, before=held, commodity=held, reason=said)
    tell_proposers(by, group, held, format_lazy(OUT, what=held, why=said))
    return held


def why(reason: str) -> str:
    return wording.short(" ".join(reason.split()), 300, "reason")


def cells_of(item: Commodity) -> list[Cell]:
    return rolling.locked(Cell.objects.filter(commodity=item).values_list("pk", flat=True))


def tell_proposers(by: Member, group: Group, item: Commodity, text: Promise) -> None:
    url = reverse("pricing:board", args=[group.slug])
    tell(proposers(item), "price.item", text=text, url=url, by=by)
