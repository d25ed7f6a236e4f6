"""Names, grades, half-life and units of what a board shows, for its stewards."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.search import search
from community.text.answers import attempt, done, refused
from groups.models import Group
from pricing import board
from pricing.actions import goods, units
from pricing.desk import access, reads
from pricing.forms.desk import GoodsForm, ReasonForm, UnitForm
from pricing.models import Commodity
from pricing.reads import NAMES

PAGE = 40
ONE = "pricing/desk/one_good.html"


@member_page
def listed(request: MemberRequest, slug: str) -> HttpResponse:
    group = access.desk_of(request.user, slug)
    words = request.GET.get("q", "").replace("\0", "").strip()[:80]
    found = board.commodities(group).order_by("name")
    rows = search.among(found, words, *NAMES) if words else found
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {"group": group, "tab": "prices", "page": page, "words": words}
    return render(request, "pricing/desk/goods.html", context)


@member_page
def one(request: MemberRequest, slug: str, goods_slug: str) -> HttpResponse:
    group = access.desk_of(request.user, slug)
    what = access.goods_of(group, goods_slug)
    form = GoodsForm(what, request.POST or None)
    context = page_of(group, what) | {"form": form}
    if request.method != "POST":
        return render(request, ONE, context)
    if attempt(form, goods.edit, by=request.user, group=group, goods=what) is None:
        return refused(request, form, ONE, context)
    return kept(request, group, what)


@member_page
@require_POST
def unit(request: MemberRequest, slug: str, goods_slug: str) -> HttpResponse:
    """What a unit holds here from now on."""
    group = access.desk_of(request.user, slug)
    what = access.goods_of(group, goods_slug)
    form = UnitForm(request.POST)
    if attempt(form, units.set_unit, by=request.user, group=group, goods=what) is None:
        context = page_of(group, what) | {"form": GoodsForm(what), "unit_form": form}
        return render(request, ONE, context, status=422)
    return kept(request, group, what)


@member_page
@require_POST
def unit_end(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    group = access.desk_of(request.user, slug)
    ended = access.unit_of(group, pk)
    form = ReasonForm(request.POST)
    if attempt(form, units.end_unit, by=request.user, group=group, unit=ended) is None:
        reasons = [reason for errors in form.errors.values() for reason in errors]
        messages.error(request, str(reasons[0]))
        return done(request, at(group, ended.commodity))
    return kept(request, group, ended.commodity)


def kept(request: MemberRequest, group: Group, what: Commodity) -> HttpResponse:
    messages.success(request, _("Kept. What was reported before keeps what it was told in."))
    return done(request, at(group, what))


def at(group: Group, what: Commodity) -> str:
    return reverse("pricing:desk_good", args=[group.slug, what.slug])


def page_of(group: Group, what: Commodity) -> dict[str, object]:
    context = {"group": group, "tab": "prices", "goods": what, "unit_form": UnitForm()}
    return context | {"units": reads.units(group, what)}
