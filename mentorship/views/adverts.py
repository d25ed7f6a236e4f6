from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from community.members.requests import MemberRequest, member_page
from groups.access import group_of
from mentorship.forms.adverts import AdvertForm
from mentorship.reads.adverts import looked_at

PAGE = "mentorship/adverts/advert.html"


@member_page
def advert(request: MemberRequest, slug: str) -> HttpResponse:
    """An advert looked at before it is posted elsewhere; it is kept nowhere."""
    group = group_of(request.user, slug)
    form = AdvertForm(request.POST or None)
    page: dict[str, Any] = {"group": group, "tab": "library", "form": form}
    if request.method != "POST":
        return render(request, PAGE, page)
    if not form.is_valid():
        return render(request, PAGE, page, status=422)
    lines = looked_at(group, form.advert())
    page |= {"lines": lines, "good": sum(line.good for line in lines)}
    return render(request, PAGE, page)
