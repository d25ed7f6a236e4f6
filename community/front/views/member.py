from django.http import HttpResponse
from django.shortcuts import render

from community.deals import reads as deals
from community.members import paths, trust
from community.members.access import member_known_to
from community.members.requests import MemberRequest, member_page
from community.personas import reads as faces
from mentorship import reads as lessons


@member_page
def member(request: MemberRequest, handle: str) -> HttpResponse:
    """What a member may read about another whom they share a group with: trades and badges."""
    shown = member_known_to(request.user, handle)
    words = {
        "member": shown,
        **faces.beside(request.user, shown),
        "trades": shown.trades.all(),
        "badges": lessons.badges_of(shown),
        "counts": deals.counts(shown),
        "trust": trust.lines([shown]),
        "common": paths.both_know(request.user, shown),
    }
    return render(request, "front/member.html", words)
