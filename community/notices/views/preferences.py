from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from community.members.models import Member
from community.members.requests import MemberRequest, member_page
from community.notices import purse, push, reads
from community.notices.actions.preferences import arrange
from community.notices.forms import PreferencesForm
from community.notices.models import Device
from community.text.answers import attempt, done, refused

PAGE = "notices/preferences.html"


@member_page
def preferences(request: MemberRequest) -> HttpResponse:
    """What may call me, which way, and when not."""
    form = PreferencesForm.of(request.user, request.POST or None)
    if request.method != "POST":
        return render(request, PAGE, {**page(request.user), "form": form})
    if attempt(form, arrange, by=request.user) is None:
        return refused(request, form, PAGE, page(request.user))
    messages.success(request, _("Kept."))
    return done(request, reverse("notices:preferences"))


def page(member: Member) -> dict[str, Any]:
    return {
        "withheld": reads.withheld(member),
        "week": purse.this_week(member),
        "stopped": reads.stopped(member),
        "devices": Device.objects.reached(member),
        "push_key": push.public_key(),
    }
