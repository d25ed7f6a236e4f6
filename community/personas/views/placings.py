from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.members.access import member_known_to
from community.members.forms import KeyForm
from community.members.requests import MemberRequest, member_page
from community.personas.actions import placings
from community.text.answers import attempt


@require_POST
@member_page
def placing(request: MemberRequest, handle: str) -> HttpResponse:
    """I have seen them sell there; or, ending, not any more."""
    other = member_known_to(request.user, handle)
    ending = "ending" in request.POST
    form: Form = Form(request.POST) if ending else KeyForm(request.POST)
    act = placings.take_back if ending else placings.confirm
    attempt(form, act, by=request.user, member=other)
    for error in form.non_field_errors():
        messages.error(request, str(error))
    if not form.errors:
        messages.success(request, _("Noted."))
    return redirect("front:member", other.handle)
