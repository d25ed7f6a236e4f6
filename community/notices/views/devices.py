from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.members.devices import device
from community.members.requests import MemberRequest, member_page
from community.notices.access import device_of
from community.notices.actions import devices
from community.notices.forms import DeviceForm
from community.notices.views.preferences import PAGE, page
from community.text.answers import attempt, done, refused


@require_POST
@member_page
def add(request: MemberRequest) -> HttpResponse:
    """What the script of the page says of the browser it runs in."""
    form = DeviceForm(request.POST)
    here = {
        "session_key": request.session.session_key or "",
        "name": device(request.headers.get("User-Agent", "")),
    }
    if attempt(form, devices.add, by=request.user, **here) is None:
        return refused(request, form, PAGE, page(request.user))
    return done(request, reverse("notices:preferences"))


@require_POST
@member_page
def remove(request: MemberRequest, pk: int) -> HttpResponse:
    devices.remove(request.user, device_of(request.user, pk))
    return redirect("notices:preferences")
