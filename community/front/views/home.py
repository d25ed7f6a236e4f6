from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from community.front.reads import home as reads
from community.members.requests import MemberRequest, member_page


def home(request: HttpRequest) -> HttpResponse:
    """A member's own market, or for a visitor what this place is."""
    answer: HttpResponse = (mine if request.user.is_authenticated else landing)(request)
    return answer


@member_page
def mine(request: MemberRequest) -> HttpResponse:
    return render(request, "front/home.html", reads.home(request.user))


def landing(request: HttpRequest) -> HttpResponse:
    return render(request, "front/landing.html")
