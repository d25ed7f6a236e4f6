from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from pricing import access, ways
from pricing.actions import fares
from pricing.forms.fares import FareForm

PAGE = 40
LIST = "pricing/fares/list.html"


@member_page
def listed(request: MemberRequest, slug: str) -> HttpResponse:
    """What the group knows of the way, newest first; a member adds what they paid."""
    group = access.group_of(request.user, slug)
    asked = {name: request.GET[name] for name in ("market", "place") if name in request.GET}
    form = FareForm(request.POST or None, initial={"place": group.place.slug} | asked)
    page = Paginator(ways.shown(request.user, group), PAGE).get_page(request.GET.get("page"))
    context = {"group": group, "tab": "prices", "form": form, "page": page, "asked": asked}
    if request.method != "POST":
        return render(request, LIST, context)
    if attempt(form, fares.enter, by=request.user, group=group) is None:
        return refused(request, form, LIST, context)
    messages.success(request, _("Kept, for all of the group to reckon with."))
    return done(request, reverse("pricing:fares", args=[group.slug]))


@member_page
@require_POST
def withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    """Takes one's own fare back; posted with undo, lets it count again."""
    fare = access.fare_of(request.user, pk)
    act = fares.restore if request.POST.get("undo") else fares.withdraw
    act(request.user, fare)
    return done(request, reverse("pricing:fares", args=[fare.group.slug]))
