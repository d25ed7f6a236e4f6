from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.imports import access, reads
from community.imports.actions import imports as acts
from community.imports.forms import ImportForm, OrderForm
from community.imports.models import Import, Sort
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from groups.access import group_stewarded_by

LIST, PAGE = "imports/list.html", "imports/import.html"


@member_page
def imports(request: MemberRequest, slug: str) -> HttpResponse:
    """What was brought in to this group, and the form to bring in more."""
    group = group_stewarded_by(request.user, slug)
    context = {"group": group, "tab": "talk", "imports": reads.imports_of(group)}
    context |= {"suppliers": reads.suppliers_of(group)}
    if request.method != "POST":
        return render(request, LIST, {**context, "form": ImportForm()})
    form = ImportForm(request.POST, request.FILES)
    brought = attempt(form, acts.take_in, by=request.user, group=group)
    if brought is None:
        return refused(request, form, LIST, context)
    return redirect("imports:imported", brought.pk)


@member_page
def imported(request: MemberRequest, pk: int) -> HttpResponse:
    """How far it is read, and what was found."""
    one = access.import_stewarded_by(request.user, pk)
    return render(request, PAGE, page_of(request, one, OrderForm()))


def page_of(request: MemberRequest, one: Import, form: Form) -> dict[str, Any]:
    context = {"imported": one, "group": one.group, "tab": "talk", "form": form}
    if not one.read_at:
        return context
    said = request.GET.get("sort", "")
    sort = said if said in Sort.values else Sort.PRICE.value
    counts = reads.counts(one)
    left = next(waiting for word, _name, _all, waiting in counts if word == sort)
    finds = reads.finds(one, sort, request.GET.get("page"))
    return {**context, "sort": sort, "counts": counts, "left": left, "page": finds}


@require_POST
@member_page
def order(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.import_stewarded_by(request.user, pk)
    form = OrderForm(request.POST)
    if attempt(form, acts.tell_order, by=request.user, imported=one) is None:
        return refused(request, form, PAGE, page_of(request, one, form))
    return done(request, reverse("imports:imported", args=[pk]))


@member_page
def dropping(request: MemberRequest, pk: int) -> HttpResponse:
    """Asks once: what was found and not accepted does not come back."""
    one = access.import_stewarded_by(request.user, pk)
    if request.method != "POST":
        context = {"imported": one, "group": one.group, "tab": "talk"}
        return render(request, "imports/drop.html", context)
    acts.drop(request.user, one)
    return done(request, reverse("imports:imports", args=[one.group.slug]))
