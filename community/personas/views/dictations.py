from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.personas import access, reads
from community.personas.actions import dictations
from community.personas.forms import DictationForm
from community.text.answers import attempt, done, refused, tried
from groups.access import membership_stewarded_by
from groups.models import Membership

PAGE = "personas/dictations/new.html"


@member_page
def new(request: MemberRequest, slug: str, handle: str) -> HttpResponse:
    """A steward writes down what somebody of the group says of their business."""
    one = membership_stewarded_by(request.user, slug, handle)
    if request.method != "POST":
        return render(request, PAGE, shown(one, DictationForm()))
    form = DictationForm(request.POST)
    words = {"by": request.user, "member": one.member, "group": one.group}
    if attempt(form, dictations.dictate, **words) is None:
        return refused(request, form, PAGE, shown(one, form))
    messages.success(request, _("Written down. They have a day to say YES."))
    return done(request, reverse("personas:dictation_new", args=[slug, handle]))


def shown(one: Membership, form: Form) -> dict[str, Any]:
    said = reads.dictation_in(one)
    return {"group": one.group, "tab": "people", "one": one, "form": form, "said": said}


@require_POST
@member_page
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    """As I said it, or not."""
    one = access.dictation_for(request.user, pk)
    if request.POST.get("answer") != "yes":
        dictations.decline(request.user, one)
    elif tried(request, dictations.accept, request.user, one):
        messages.success(request, _("Kept. Look at it as others see it."))
    return redirect("personas:mine")
