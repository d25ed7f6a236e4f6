from django.http import HttpResponse
from django.shortcuts import render

from community.front.reads import search as reads
from community.machine import limiter
from community.members.requests import MemberRequest, member_page
from community.text.refusals import Refusal


@member_page
def search(request: MemberRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:100]
    kind, page = request.GET.get("kind", ""), request.GET.get("page", "1")
    said = request.GET.get("before", "")
    before = int(said) if said.isascii() and said.isdigit() and len(said) < 19 else None
    try:
        limiter.spend("searches", request.user.pk, limit=60, seconds=60)
    except Refusal as refusal:
        context = {"words": words, "refused": refusal.reason}
        return render(request, "front/search.html", context, status=refusal.status)
    found = reads.search(request.user, words, kind, page, before)
    return render(request, "front/search.html", found)
