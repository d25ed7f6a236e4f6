from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from pricing.actions import rates
from pricing.desk import access, reads
from pricing.forms.desk import RateForm

LIST = "pricing/desk/rates.html"


@member_page
def listed(request: MemberRequest, slug: str) -> HttpResponse:
    """What other currencies are worth, each with its day; the newest is what pages show."""
    group = access.desk_of(request.user, slug)
    form = RateForm(request.POST or None)
    context = {"group": group, "tab": "prices", "form": form, "rates": reads.rates(group)[:50]}
    if request.method != "POST":
        return render(request, LIST, context)
    if attempt(form, rates.enter_rate, by=request.user, group=group) is None:
        return refused(request, form, LIST, context)
    return done(request, reverse("pricing:rates", args=[group.slug]))
