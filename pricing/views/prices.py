from uuid import uuid4

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from community.members.requests import MemberRequest, member_page
from groups.models import Group
from pricing import access, board, chart, comparison, costs, reads
from pricing.desk import access as desk
from pricing.desk.reads import converted
from pricing.forms.wanted import WantedForm
from pricing.history import change, months, newest
from pricing.models import Cell, Commodity
from pricing.models.cell import Kind
from pricing.rounds import reads as buying
from pricing.season import season

YEARS = 5
PAGE = 40


@member_page
def goods(request: MemberRequest) -> HttpResponse:
    """Everything that has a name here, to find what to compare."""
    words = request.GET.get("q", "").strip()[:80]
    found = reads.commodities(words) if words else Commodity.objects.all()
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "pricing/prices/goods.html", {"words": words, "page": page})


@member_page
def market(request: MemberRequest, slug: str) -> HttpResponse:
    """All prices of one market."""
    where = access.market(slug)
    cells = Cell.objects.filled().filter(market=where).fresh_first()
    page = Paginator(cells, PAGE).get_page(request.GET.get("page"))
    return render(request, "pricing/prices/market.html", {"market": where, "page": page})


@member_page
def compare(request: MemberRequest, slug: str) -> HttpResponse:
    """One commodity across markets, cheapest first: landed, where a quantity is asked for."""
    commodity = access.commodity(slug)
    kinds = comparison.kinds(commodity)
    kind = chosen(request, kinds)
    asked = request.GET if "quantity" in request.GET else None
    form = WantedForm(commodity, request.user, asked)
    wanted = form.wanted()
    context = {
        "commodity": commodity,
        "kind": kind,
        "kinds": labelled(kinds),
        "form": form,
        "wanted": wanted,
    }
    if wanted:
        context["costings"] = costs.costed(commodity, kind, wanted, request.user)
        context["key"] = uuid4()
        context["home_group"] = Group.objects.of(request.user).first()
    else:
        context["sections"] = comparison.compare(commodity, kind, request.user.place)
    return render(request, "pricing/prices/compare.html", context)


@member_page
def history(request: MemberRequest, slug: str, market: str) -> HttpResponse:
    """One commodity in one market: how its price went, and who saw what lately."""
    commodity, where = access.commodity(slug), access.market(market)
    kinds = comparison.kinds(commodity, where)
    kind = chosen(request, kinds)
    years = None if request.GET.get("years") == "all" else YEARS
    cells = Cell.objects.filled().filter(commodity=commodity, market=where, kind=kind)
    context = {
        "commodity": commodity,
        "market": where,
        "kind": kind,
        "kinds": labelled(kinds),
        "openers": buying.openers(request.user, cells.first()),
        "all": years is None,
        "years": YEARS,
        "parts": [part(request, cell, years) for cell in cells],
    }
    return render(request, "pricing/prices/history.html", context)


def part(request: MemberRequest, cell: Cell, years: int | None) -> dict[str, object]:
    """Each currency and base unit has its own figures, for they cannot be drawn on one axis."""
    ever = months(cell, None)
    found = newest(ever, cell, years) if years else ever
    return {
        "cell": cell,
        "chart": chart.chart(found),
        "months": found[::-1],
        "season": season(ever),
        "change": change(cell),
        "quotes": reads.quotes(cell),
        "key": uuid4,
        "converted": converted(request.user, cell),
        "inside": desk.reads_reports(request.user, board.groups_showing(cell)),
        "colleagues": reads.colleagues(request.user, cell),
    }


def chosen(request: MemberRequest, kinds: list[str]) -> str:
    """The kind asked for, else the one with the freshest price."""
    asked = request.GET.get("kind", "")
    return asked if asked in Kind.values else (kinds or [Kind.RETAIL])[0]


def labelled(kinds: list[str]) -> list[tuple[str, str]]:
    return [(kind, str(Kind(kind).label)) for kind in kinds]
