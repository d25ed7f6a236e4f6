from django.http import HttpResponse
from django.shortcuts import render

from community.front.reads import search as reads
from community.members.requests import MemberRequest, member_page


@member_page
def search(request: MemberRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:100]
    kind, page = request.GET.get("kind", ""), request.GET.get("page", "1")
    return render(request, "front/search.html", reads.search(request.user, words, kind, page))
