from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from community.front.reads import catch_up as reads
from community.members.actions.attendance import settle
from community.members.requests import MemberRequest, member_page
from community.text.answers import done


@member_page
def latest(request: MemberRequest) -> HttpResponse:
    return render(request, "front/catch_up.html", {"catch_up": reads.latest(request.user)})


@require_POST
@member_page
def dismissal(request: MemberRequest) -> HttpResponse:
    settle(request.user)
    return done(request, "/")
