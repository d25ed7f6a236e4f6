"""Going out, and the staff's way in."""

from allauth.account.internal.flows.logout import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from community.members.keys import is_missing
from community.members.leaving import cut
from community.members.models import Member
from community.members.views.codes import with_next


@never_cache
def sign_out(request: HttpRequest) -> HttpResponse:
    """Asks once; a POST signs this device out."""
    if request.method != "POST":
        return render(request, "account/logout.html")
    member = request.user
    logout(request, show_message=False)
    if isinstance(member, Member):
        cut(member)
    return redirect("/")


def staff_door(request: HttpRequest) -> HttpResponse:
    """Staff sign in as everyone does, and bring a second key; to a member who is no staff there is
    nothing here."""
    member = request.user
    if isinstance(member, Member) and member.is_staff and is_missing(member):
        return redirect("mfa_index")
    if member.is_authenticated:
        raise Http404
    return redirect(with_next("account_login", request.GET.get("next", "/admin/")))


def inactive(request: HttpRequest) -> HttpResponse:
    return render(request, "account/account_inactive.html")
