from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from community.members.access import member_known_to
from community.members.forms import KeyForm
from community.members.requests import MemberRequest, member_page
from community.personas import access, reads
from community.personas.actions import sharings
from community.text.answers import attempt, done, refused

PAGE = "personas/numbers/list.html"


@never_cache
@member_page
@require_GET
def listed(request: MemberRequest) -> HttpResponse:
    """To whom I gave my number, and who gave me theirs."""
    return render(request, PAGE, {"numbers": reads.numbers(request.user)})


@member_page
@require_POST
def share(request: MemberRequest, handle: str) -> HttpResponse:
    other, form = member_known_to(request.user, handle), KeyForm(request.POST)
    if attempt(form, sharings.share, by=request.user, member=other) is None:
        return refused(request, form, PAGE, {"numbers": reads.numbers(request.user)})
    return done(request, reverse("front:member", args=[other.handle]))


@member_page
@require_POST
def withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    taken = sharings.take_back(request.user, access.sharing_of(request.user, pk))
    words = {"numbers": reads.numbers(request.user), "taken": taken, "form": KeyForm()}
    return render(request, PAGE, words)
