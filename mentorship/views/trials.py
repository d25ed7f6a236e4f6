from django.http import HttpResponse
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from mentorship import access, forms
from mentorship.actions import trials as acts
from mentorship.views import tutorials


@member_page
@require_POST
def trials(request: MemberRequest, slug: str) -> HttpResponse:
    tutorial, form = access.published_of(request.user, slug), forms.TrialForm(request.POST)
    if attempt(form, acts.report, by=request.user, tutorial=tutorial) is None:
        return refused(request, form, tutorials.PAGE, tutorials.shown(request, tutorial))
    return done(request, f"{tutorial.get_absolute_url()}#trials")
