from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.members.access import member_known_to
from community.members.forms import KeyForm
from community.members.requests import MemberRequest, member_page
from community.personas import access, reads
from community.personas.actions import callings
from community.personas.views.numbers import PAGE
from community.text.answers import attempt, refused


@require_POST
@member_page
def ask(request: MemberRequest, handle: str) -> HttpResponse:
    """Please call me: to one who gave me their number, and has mine."""
    other, form = member_known_to(request.user, handle), KeyForm(request.POST)
    if attempt(form, callings.ask, by=request.user, member=other) is None:
        return refused(request, form, PAGE, {"numbers": reads.numbers(request.user)})
    messages.success(request, _("%s is asked to call you.") % other)
    return redirect("front:member", other.handle)


@require_POST
@member_page
def refusal(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.calling_to(request.user, pk)
    callings.refuse(request.user, one)
    messages.success(request, _("Good. They do not ask you again this week."))
    return redirect("front:member", one.author.handle)
