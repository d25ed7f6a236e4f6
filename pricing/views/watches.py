from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from community.text.refusals import Refusal
from pricing import access, reads
from pricing.actions import watches
from pricing.forms.watches import WatchForm

PAGE = 40
NEW = "pricing/watches/new.html"


@member_page
def listed(request: MemberRequest) -> HttpResponse:
    """What I asked to hear of, and what was told."""
    page = Paginator(reads.watches(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "pricing/watches/list.html", {"page": page})


@member_page
def new(request: MemberRequest, cell: int) -> HttpResponse:
    """Below so much, or moved by so many per cent."""
    watched = access.cell(request.user, cell)
    form = WatchForm(watched, request.POST or None)
    context = {"form": form, "cell": watched}
    if request.method != "POST":
        return render(request, NEW, context)
    watch = attempt(form, watches.begin, by=request.user, cell=watched)
    if watch is None:
        return refused(request, form, NEW, context)
    told = _("You will hear of it.") if watch.armed else _("It is below that already.")
    messages.success(request, told)
    return done(request, reverse("pricing:watches"))


@member_page
@require_POST
def stop(request: MemberRequest, pk: int) -> HttpResponse:
    """Stops one of my own; posted with undo, lets it go on."""
    watch = access.watch_of(request.user, pk)
    act = watches.resume if request.POST.get("undo") else watches.stop
    try:
        act(request.user, watch)
    except Refusal as refusal:
        messages.error(request, str(refusal.reason))
    return done(request, reverse("pricing:watches"))
