from django.http import HttpResponse
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt
from pricing.actions import invitations
from pricing.forms.rounds import WhoForm
from pricing.rounds import access
from pricing.views.rounds import answer


@member_page
@require_POST
def invite(request: MemberRequest, pk: int) -> HttpResponse:
    """A steward asks someone to quote."""
    round = access.round_stewarded_by(request.user, pk)
    form = WhoForm(request.POST)
    attempt(form, invitations.invite, by=request.user, round=round)
    return answer(request, round, "inviting", form)
