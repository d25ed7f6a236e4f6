from django.http import HttpResponse
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from groups.forms import PointerForm
from mentorship import access, forms
from mentorship.actions.readings import read
from mentorship.views import questions


@member_page
@require_POST
def reading(request: MemberRequest, pk: int) -> HttpResponse:
    """The page says by itself how far it was read; without script a button does."""
    asked, form = access.question_of(request.user, pk), PointerForm(request.POST)
    if attempt(form, read, by=request.user, question=asked) is None:
        context = {**questions.shown(request, asked), "form": forms.AnswerForm()}
        return refused(request, form, questions.PAGE, context)
    return done(request, asked.get_absolute_url())
