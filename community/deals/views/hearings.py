from django.http import HttpResponse
from django.shortcuts import redirect, render

from community.deals import access, reads
from community.deals.actions.hearings import judge
from community.deals.forms import VerdictForm
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, refused

PAGE = "deals/hearings/hearing.html"


@member_page
def hearings(request: MemberRequest) -> HttpResponse:
    """What waits for this member to judge."""
    return render(request, "deals/hearings/list.html", {"hearings": reads.hearings(request.user)})


@member_page
def hearing(request: MemberRequest, pk: int) -> HttpResponse:
    """One matter with both sides; a POST says what this member finds."""
    one = access.hearing_of(request.user, pk)
    words = reads.hearing(request.user, one)
    if request.method != "POST":
        return render(request, PAGE, words | {"form": VerdictForm()})
    form = VerdictForm(request.POST)
    if attempt(form, judge, by=request.user, hearing=one) is None:
        return refused(request, form, PAGE, words)
    return redirect("deals:hearing", pk)
