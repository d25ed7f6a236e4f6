from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, refused
from groups import access
from groups.actions.successions import take_office
from groups.heirs import heir

PAGE = "groups/people/succession.html"


@member_page
def succession(request: MemberRequest, slug: str) -> HttpResponse:
    """For the one who is asked to be steward; for others there is nothing."""
    group = access.group_of(request.user, slug)
    context = {"group": group, "tab": "people"}
    if request.method == "POST":
        form = Form(request.POST)
        attempt(form, take_office, by=request.user, group=group)
        return (
            refused(request, form, PAGE, context)
            if form.errors
            else redirect("groups:people", slug)
        )
    if heir(group) != request.user:
        raise Http404
    return render(request, PAGE, context)
