from django.forms import Form
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt
from pricing.actions import confirmations, pledges
from pricing.forms.rounds import AnswerForm, PledgeForm
from pricing.rounds import access
from pricing.views.rounds import answer


@member_page
@require_POST
def pledge(request: MemberRequest, pk: int) -> HttpResponse:
    round = access.round_of(request.user, pk)
    form = PledgeForm(request.POST)
    attempt(form, pledges.pledge, by=request.user, round=round)
    return answer(request, round, "pledging", form)


@member_page
@require_POST
def withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    round = access.round_of(request.user, pk)
    form = Form(request.POST)
    attempt(form, pledges.withdraw, by=request.user, round=round)
    return answer(request, round, "leaving", form)


@member_page
@require_POST
def confirmation(request: MemberRequest, pk: int) -> HttpResponse:
    """Yes or no to the price that was reached."""
    round = access.round_of(request.user, pk)
    form = AnswerForm(request.POST)
    attempt(form, confirmations.confirm, by=request.user, round=round)
    return answer(request, round, "answering", form)
