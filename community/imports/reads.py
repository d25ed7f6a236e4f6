"""What the pages of imports show, in a constant number of queries."""

from collections.abc import Iterable, Sequence

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from community.imports.models import Find, Import, Sort, Writer
from community.members.models import Member
from community.text.templatetags.money import money
from groups.models import Group
from pricing.measures import plain
from pricing.models import Commodity, Market
from pricing.models.cell import Kind

PAGE = 20


def imports_of(group: Group) -> Sequence[Import]:
    return list(group.imports.select_related("author").order_by("-made_at")[:50])


def suppliers_of(group: Group) -> Sequence[Find]:
    """Those whose naming both have accepted."""
    open_ = Find.objects.filter(group=group, sort=Sort.SUPPLIER).exclude(accepted_at=None)
    return list(open_.select_related("writer__member")[:200])


def counts(imported: Import) -> list[tuple[str, str, int, int]]:
    """Of each sort: its word and name, how many were found, and how many are not judged."""
    unjudged = Q(kept_at=None, passed_at=None)
    facts = {"all": Count("pk"), "left": Count("pk", filter=unjudged)}
    rows = imported.finds.order_by().values_list("sort").annotate(**facts)
    found = {sort: (all_, left) for sort, all_, left in rows}
    return [(sort.value, str(sort.label), *found.get(sort.value, (0, 0))) for sort in Sort]


def finds(imported: Import, sort: str, page: str | None) -> Page[Find]:
    """Those that wait for a steward first."""
    rows = imported.finds.filter(sort=sort).select_related("writer__member", "judged_by")
    waiting = rows.order_by("judged_by", "-said_at", "pk").reverse()
    return shown(Paginator(waiting, PAGE).get_page(page))


def mine(member: Member, page: str | None) -> Page[Find]:
    asked = Find.objects.asked_of(member).filter(refused_at=None)
    return shown(Paginator(asked.select_related("group"), PAGE).get_page(page))


def refused(member: Member) -> Sequence[Find]:
    """What they lately said no to: until it is deleted they may still say yes."""
    theirs = Find.objects.asked_of(member).exclude(refused_at=None).select_related("group")
    rows = list(theirs.order_by("-refused_at")[:PAGE])
    label(rows)
    return rows


def writers(imported: Import) -> Sequence[Writer]:
    """Whose finds there are, the most of them first; the unknown before the known."""
    facts = {"found": Count("finds")}
    rows = imported.writers.select_related("member").exclude(finds=None).annotate(**facts)
    return sorted(rows, key=lambda one: (one.member is not None, -one.found, one.name))


def shown(page: Page[Find]) -> Page[Find]:
    label(page.object_list)
    return page


def label(rows: Iterable[Find]) -> None:
    """What was understood of each, in one line."""
    priced = [one.about for one in rows if one.sort == Sort.PRICE]
    goods = named(Commodity, {about["commodity"] for about in priced})
    places = named(Market, {about["market"] for about in priced})
    for one in rows:
        one.what = what(one, goods, places)


def named(model: type[Commodity] | type[Market], slugs: set[str]) -> dict[str, str]:
    return {row.slug: str(row) for row in model.objects.filter(slug__in=slugs)} if slugs else {}


def what(one: Find, goods: dict[str, str], places: dict[str, str]) -> str:
    if one.sort == Sort.SUPPLIER:
        return str(one.about["name"])
    if one.sort == Sort.LESSON:
        return str(one.about["title"])
    price = one.price
    ends = "–".join(dict.fromkeys([money(price["price"]), money(price["high"])]))
    return _("%(what)s, %(where)s: %(price)s for %(amount)s, %(kind)s") % {
        "what": goods.get(price["commodity"], price["commodity"]),
        "where": places.get(price["market"]) or _("market not said"),
        "price": f"{price['currency']} {ends}",
        "amount": f"{plain(price['quantity'])} {_(price['unit'])}",
        "kind": Kind(price["kind"]).label,
    }
