from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused, tried
from groups import access
from groups.actions import pins
from groups.forms import PinForm
from groups.views.messages import PAGE, message_page


@require_POST
@member_page
def pin(request: MemberRequest, pk: int) -> HttpResponse:
    """Keeps a message at the head of its room; posted with ending, takes it off."""
    one = access.message_stewarded_by(request.user, pk)
    here = reverse("groups:message", args=[pk])
    if request.POST.get("ending"):
        tried(request, pins.unpin, request.user, one)
        return done(request, here)
    form = PinForm(request.POST)
    if attempt(form, pins.pin, by=request.user, message=one) is None:
        return refused(request, form, PAGE, message_page(request, one, pin=form))
    return done(request, here)
