from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from community.deals import access
from community.deals.actions import witnesses as acts
from community.deals.forms import AskingForm, WitnessForm
from community.deals.views.deals import deal_page
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, refused

PAGE = "deals/witnesses/witness.html"


@require_POST
@member_page
def witnesses(request: MemberRequest, pk: int) -> HttpResponse:
    """One of the two asks a third to be there."""
    one = access.deal_of(request.user, pk)
    form = AskingForm(request.POST)
    if attempt(form, acts.ask, by=request.user, deal=one) is None:
        return deal_page(request, one, form)
    return redirect("deals:deal", pk)


@member_page
def witness(request: MemberRequest, pk: int) -> HttpResponse:
    """What a witness sees, and says."""
    asked = access.witness_of(request.user, pk)
    if request.method != "POST":
        return render(request, PAGE, {"asked": asked, "form": WitnessForm()})
    form = WitnessForm(request.POST)
    if attempt(form, acts.answer, by=request.user, asked=asked) is None:
        return refused(request, form, PAGE, {"asked": asked})
    return redirect("deals:witness", pk)
