from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt
from groups import access, access_people
from groups.actions import buddies as acts
from groups.forms import BuddyForm
from groups.views.people import person_page


@require_POST
@member_page
def buddies(request: MemberRequest, slug: str, handle: str) -> HttpResponse:
    """A steward gives a newcomer somebody to turn to."""
    one = access.membership_stewarded_by(request.user, slug, handle)
    form = BuddyForm(request.POST)
    if attempt(form, acts.give, by=request.user, newcomer=one) is None:
        return person_page(request, one, 422, giving=form)
    return redirect("groups:person", slug, handle)


@require_POST
@member_page
def end(request: MemberRequest, pk: int) -> HttpResponse:
    buddy = access_people.buddy_of(request.user, pk)
    acts.end(request.user, buddy)
    return redirect("groups:people", buddy.newcomer.group.slug)
