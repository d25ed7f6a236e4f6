from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from groups import access
from groups.actions.reactions import react
from groups.forms import ReactionForm
from groups.views.messages import PAGE, message_page


@require_POST
@member_page
def reactions(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.message_of(request.user, pk)
    form = ReactionForm(request.POST)
    if attempt(form, react, by=request.user, message=one) is None:
        return refused(request, form, PAGE, message_page(request, one, react=form))
    return done(request, reverse("groups:message", args=[one.pk]))
