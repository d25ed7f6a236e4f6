from django.http import HttpResponse
from django.views.decorators.http import require_POST

from community.contacts import access
from community.contacts.actions import scores as acts
from community.contacts.forms import ScoreForm
from community.contacts.views.contacts import PAGE, at, shown
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, refused


@require_POST
@member_page
def scores(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.contact_of(request.user, pk)
    form = ScoreForm(request.POST)
    if attempt(form, acts.score, by=request.user, contact=one) is None:
        return refused(request, form, PAGE, shown(one, score=form))
    return at(request, one)
