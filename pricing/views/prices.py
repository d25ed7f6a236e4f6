from uuid import uuid4

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from community.members import trust
from community.members.models import Member
from community.members.requests import reader
from groups.models import Group
from pricing import access, chart, comparison, costs, outside, reads, writing
from pricing.desk.reads import converted
from pricing.forms.wanted import WantedForm
from pricing.history import change, held, months, newest
from pricing.models import Cell, Commodity
from pricing.models.cell import Kind
from pricing.rounds import reads as buying
from pricing.season import season

YEARS = 5
PAGE, FEW = 40, 10


def goods(request: HttpRequest) -> HttpResponse:
    """Everything that has a name here, to find what to compare."""
    words = request.GET.get("q", "").strip()[:80]
    found = reads.commodities(words) if words else Commodity.objects.all()
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "pricing/prices/goods.html", {"words": words, "page": page})


def market(request: HttpRequest, slug: str) -> HttpResponse:
    """All prices of one market, today's before old ones."""
    where = access.market(slug)
    found = outside.seen(reader(request), Cell.objects.filter(market=where).fresh_first())
    cells = sorted(found, key=lambda cell: cell.is_stale)
    page = Paginator(cells, PAGE).get_page(request.GET.get("page"))
    context = {"market": where, "page": page, "published": any(one.is_published for one in page)}
    return render(request, "pricing/prices/market.html", context)


def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """One commodity across markets, cheapest first: landed, where a member asks for a quantity."""
    commodity, member = access.commodity(slug), reader(request)
    cells = comparison.seen(member, commodity)
    kinds = comparison.kinds(cells)
    kind = chosen(request, kinds)
    context: dict[str, object] = {"commodity": commodity, "kind": kind, "kinds": labelled(kinds)}
    if member is not None:
        context |= needed(request, member, commodity, kind)
    if not context.get("wanted"):
        mine = comparison.of_kind(cells, kind)
        context["sections"] = comparison.compare(mine, member.place if member else None)
        context["published"] = any(cell.is_published for cell in mine)
    return render(request, "pricing/prices/compare.html", context)


def needed(
    request: HttpRequest, member: Member, commodity: Commodity, kind: str
) -> dict[str, object]:
    """What the member needs, and where, with all costs in; only the form while nothing is asked."""
    form = WantedForm(commodity, member, request.GET if "quantity" in request.GET else None)
    wanted = form.wanted()
    if wanted is None:
        return {"form": form}
    costings = costs.costed(commodity, kind, wanted, member)
    group = Group.objects.of(member).first()
    found = {"form": form, "wanted": wanted, "costings": costings}
    return found | {"key": uuid4(), "home_group": group}


def open_table(request: HttpRequest, slug: str) -> HttpResponse:
    """What everybody may know of it, in the format of the survey; the same for whoever asks."""
    commodity = access.commodity(slug)
    lines = writing.table(writing.of_cells(comparison.seen(None, commodity)))
    name = f'attachment; filename="{commodity.slug}.csv"'
    return HttpResponse(lines, content_type="text/csv", headers={"Content-Disposition": name})


def history(request: HttpRequest, slug: str, market: str) -> HttpResponse:
    """One commodity in one market: how its price went, and who saw what lately."""
    commodity, where, member = access.commodity(slug), access.market(market), reader(request)
    seen = comparison.seen(member, commodity, where)
    kinds = comparison.kinds(seen)
    kind = chosen(request, kinds)
    years = None if request.GET.get("years") == "all" else YEARS
    cells = sorted(comparison.of_kind(seen, kind), key=lambda cell: cell.pk)
    context = {
        "commodity": commodity,
        "market": where,
        "kind": kind,
        "kinds": labelled(kinds),
        "openers": buying.openers(member, cells[0]) if member and cells else [],
        "all": years is None,
        "years": YEARS,
        "parts": [part(member, cell, years, request.GET.get("reports")) for cell in cells],
    }
    return render(request, "pricing/prices/history.html", context)


def part(
    member: Member | None, cell: Cell, years: int | None, page: str | None
) -> dict[str, object]:
    """Each currency and base unit has its own figures, for they cannot be drawn on one axis."""
    aside = held(cell, years)
    ever = months(cell, None, aside)
    found = newest(ever, cell, years) if years else ever
    quotes = Paginator(reads.quotes(cell, member), FEW).get_page(page)
    colleagues = reads.colleagues(member, cell) if member and cell.inside else set()
    authors = (one.author for one in quotes)
    return {
        "cell": cell,
        "chart": chart.chart(found, [(one.seen_at.date(), one.per_base) for one in aside]),
        "months": found[::-1],
        "season": season(ever),
        "change": change(cell),
        "quotes": quotes,
        "key": uuid4,
        "converted": converted(member, cell) if member else None,
        "colleagues": colleagues,
        "trust": trust.lines(who for who in authors if who and who.pk in colleagues),
    }


def chosen(request: HttpRequest, kinds: list[str]) -> str:
    """The kind asked for, else the one with the freshest price."""
    asked = request.GET.get("kind", "")
    return asked if asked in Kind.values else (kinds or [Kind.RETAIL])[0]


def labelled(kinds: list[str]) -> list[tuple[str, str]]:
    return [(kind, str(Kind(kind).label)) for kind in kinds]
