from django.http import HttpResponse
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt
from pricing.actions import deliveries, orders
from pricing.forms.rounds import DeliveryForm, OrderForm
from pricing.rounds import access
from pricing.views.rounds import answer


@member_page
@require_POST
def order(request: MemberRequest, pk: int) -> HttpResponse:
    round = access.round_stewarded_by(request.user, pk)
    form = OrderForm(request.POST)
    attempt(form, orders.order, by=request.user, round=round)
    return answer(request, round, "ordering", form)


@member_page
@require_POST
def delivery(request: MemberRequest, pk: int) -> HttpResponse:
    round = access.round_stewarded_by(request.user, pk)
    form = DeliveryForm(request.POST)
    attempt(form, deliveries.deliver, by=request.user, round=round)
    return answer(request, round, "receiving", form)
