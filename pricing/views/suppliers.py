from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.members import trust
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused, tried
from pricing.actions import suppliers
from pricing.desk import access, reads
from pricing.forms.desk import SupplierForm

LIST = "pricing/desk/suppliers.html"


@member_page
def listed(request: MemberRequest, slug: str) -> HttpResponse:
    """Who sells to the members, and who said so."""
    group = access.desk_of(request.user, slug)
    form = SupplierForm(request.POST or None)
    named = list(reads.suppliers(group))
    context = {"group": group, "tab": "prices", "form": form, "suppliers": named}
    context["trust"] = trust.lines(one.member for one in named)
    if request.method != "POST":
        return render(request, LIST, context)
    if attempt(form, suppliers.name_supplier, by=request.user, group=group) is None:
        return refused(request, form, LIST, context)
    return done(request, reverse("pricing:suppliers", args=[group.slug]))


@member_page
@require_POST
def ending(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    group = access.desk_of(request.user, slug)
    tried(request, suppliers.end_supplier, request.user, access.supplier_of(group, pk))
    return done(request, reverse("pricing:suppliers", args=[group.slug]))
