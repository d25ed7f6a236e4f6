from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from groups.models import Group
from pricing import access, reads, shopping
from pricing.actions import baskets
from pricing.forms.baskets import AskedForm, BasketForm, LineForm
from pricing.models import Basket
from pricing.models.cell import Kind

LIST, ONE = "pricing/baskets/list.html", "pricing/baskets/basket.html"


@member_page
def listed(request: MemberRequest) -> HttpResponse:
    """My lists, and a new one."""
    form = BasketForm(request.POST or None)
    context = {"form": form, "baskets": reads.baskets(request.user)}
    if request.method != "POST":
        return render(request, LIST, context)
    begun = attempt(form, baskets.begin, by=request.user)
    if begun is None:
        return refused(request, form, LIST, context)
    return done(request, reverse("pricing:basket", args=[begun.pk]))


@member_page
def basket(request: MemberRequest, pk: int) -> HttpResponse:
    """What is on it, and where it is cheapest; posted, one thing more."""
    mine = access.basket_of(request.user, pk)
    form = LineForm(request.POST or None)
    if request.method != "POST":
        return render(request, ONE, {"form": form, **shown(request, mine)})
    if attempt(form, baskets.put, by=request.user, basket=mine) is None:
        return refused(request, form, ONE, shown(request, mine))
    return done(request, reverse("pricing:basket", args=[pk]))


def shown(request: MemberRequest, mine: Basket) -> dict[str, object]:
    """Asked for in the address, else my own place; nothing is reckoned without one."""
    home = {"place": request.user.place.slug} if request.user.place else {}
    asked = AskedForm({**home, "kind": Kind.WHOLESALE.value, **request.GET.dict()})
    place = asked.cleaned_data["place"] if asked.is_valid() else None
    kind = asked.cleaned_data.get("kind", "")
    lines = list(reads.on(mine))
    group = Group.objects.of(request.user).first()
    context = {"basket": mine, "asked": asked, "place": place, "lines": lines}
    if place and lines:
        context["answer"] = shopping.answer(request.user, lines, place, kind)
    return context | {"off": reads.taken_off(mine), "home_group": group}


@member_page
@require_POST
def put(request: MemberRequest) -> HttpResponse:
    """From the page of a price onto my newest list."""
    form = LineForm(request.POST)
    line = attempt(form, baskets.put, by=request.user)
    if line is None:
        return refused(request, form, "pricing/baskets/put.html", {})
    messages.success(request, _("It is on your list."))
    return done(request, reverse("pricing:basket", args=[line.basket_id]))


@member_page
@require_POST
def removal(request: MemberRequest, pk: int) -> HttpResponse:
    """Takes a thing off my list; posted with undo, puts it back."""
    line = access.line_of(request.user, pk)
    act = baskets.put_back if request.POST.get("undo") else baskets.remove
    act(request.user, line)
    return done(request, reverse("pricing:basket", args=[line.basket_id]))


@member_page
@require_POST
def dropping(request: MemberRequest, pk: int) -> HttpResponse:
    """Drops a list of mine; posted with undo, takes it up again."""
    mine = access.basket_of(request.user, pk)
    act = baskets.restore if request.POST.get("undo") else baskets.drop
    act(request.user, mine)
    return done(request, reverse("pricing:baskets"))
