from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused, tried
from pricing import access
from pricing.actions import items, mergers
from pricing.desk import access as desk
from pricing.desk import items as goods
from pricing.forms.desk import DecisionForm, ItemForm
from pricing.models import Commodity

Act = Callable[..., Commodity]
ACTS: dict[str, Act] = {"admit": items.admit, "refuse": items.refuse, "merge": mergers.merge}
NEW, ONE = "pricing/desk/new_item.html", "pricing/desk/item.html"


@member_page
def new(request: MemberRequest, slug: str) -> HttpResponse:
    """Goods that nobody has named yet; their price may be reported at once."""
    group = access.group_of(request.user, slug)
    form = ItemForm(request.POST or None, initial={"name": request.GET.get("name", "")[:60]})
    context = {"group": group, "tab": "prices", "form": form}
    if request.method != "POST":
        return render(request, NEW, context)
    item = attempt(form, items.propose, by=request.user, group=group)
    if item is None:
        return refused(request, form, NEW, context)
    messages.success(request, _("Proposed. Report its price now; a steward decides on it."))
    page = reverse("pricing:quote_new", args=[group.slug])
    return done(request, f"{page}?commodity={item.slug}&unit={item.base}")


@member_page
def listed(request: MemberRequest, slug: str) -> HttpResponse:
    """New goods of the group, those that wait first."""
    group = desk.desk_of(request.user, slug)
    context = {"group": group, "tab": "prices", "waiting": goods.waiting(group)}
    context["decided"] = goods.decided(group)[:50]
    return render(request, "pricing/desk/items.html", context)


@member_page
def decision(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Let in, merged into what it is, or refused."""
    group = desk.desk_of(request.user, slug)
    item = desk.item_of(group, pk)
    form = DecisionForm(group, item, request.POST or None)
    context = {"group": group, "tab": "prices", "form": form, "item": item}
    if request.method != "POST":
        return render(request, ONE, context)
    if decided(request, form, group=group, item=item) is None:
        return refused(request, form, ONE, context)
    messages.success(request, _("Decided. It stands in the book."))
    return done(request, reverse("pricing:items", args=[group.slug]))


def decided(request: MemberRequest, form: DecisionForm, **words: object) -> Commodity | None:
    if not form.is_valid():
        return None
    what, into = form.cleaned_data.pop("decision"), form.cleaned_data.pop("into")
    if what == "merge":
        words["into"] = into
    return attempt(form, ACTS[what], by=request.user, **words)


@member_page
@require_POST
def undoing(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Parts what was merged."""
    group = desk.desk_of(request.user, slug)
    if tried(request, mergers.undo, request.user, group, desk.item_of(group, pk)):
        messages.success(request, _("Undone: its prices are its own again."))
    return done(request, reverse("pricing:items", args=[group.slug]))
