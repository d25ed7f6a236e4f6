from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.members.forms import KeyForm
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done
from pricing import access
from pricing.actions import answers
from pricing.views.quotes import history


@member_page
@require_POST
def confirmation(request: MemberRequest, pk: int) -> HttpResponse:
    """Saw it too, in one tap."""
    quote = access.seen_quote(request.user, pk)
    form = KeyForm(request.POST)
    if attempt(form, answers.confirm, by=request.user, quote=quote) is None:
        for reason in form.non_field_errors():
            messages.error(request, str(reason))
    else:
        messages.success(request, _("Counted: you saw it too today."))
    return done(request, history(quote))
