from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from community.members.requests import MemberRequest, member_page
from groups import access, reads


@member_page
def book(request: MemberRequest, slug: str) -> HttpResponse:
    """What the stewards did to others, for every member of the group to read."""
    group = access.group_of(request.user, slug)
    page = Paginator(reads.book(group), 30).get_page(request.GET.get("page"))
    lines = [(deed, reads.way(deed)) for deed in page]
    context = {"group": group, "tab": "people", "page": page, "lines": lines}
    return render(request, "groups/book/list.html", context)
