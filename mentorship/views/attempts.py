from django.http import HttpResponse
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt as attempted
from community.text.answers import done, refused
from mentorship import access, forms
from mentorship.actions import attempts as acts
from mentorship.views import answers


@member_page
@require_POST
def attempt(request: MemberRequest, pk: int) -> HttpResponse:
    """A member will try it; with undo=1 not after all."""
    given, form = access.answer_of(request.user, pk), forms.ButtonForm(request.POST)
    act = acts.drop if "undo" in request.POST else acts.begin
    if attempted(form, act, by=request.user, answer=given) is None:
        return refused(request, form, answers.PAGE, answers.shown(request, given))
    return done(request, given.get_absolute_url())


@member_page
@require_POST
def result(request: MemberRequest, pk: int) -> HttpResponse:
    given, form = access.answer_of(request.user, pk), forms.AttemptForm(request.POST)
    if attempted(form, acts.tell, by=request.user, answer=given) is None:
        context = answers.shown(request, given) | {"telling": form}
        return refused(request, form, answers.PAGE, context)
    return done(request, given.get_absolute_url())
