from django.http import HttpResponse
from django.shortcuts import redirect, render

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt
from groups import access, reads
from groups.actions.rules import accept
from groups.forms import RulesForm
from groups.models import Membership


@member_page
def rules(request: MemberRequest, slug: str) -> HttpResponse:
    """The rules in force and those before, and the word that one keeps to them."""
    inside = access.found(access.membership_of(request.user, slug))
    if request.method != "POST":
        return page(request, inside, RulesForm(initial={"number": inside.group.edition}))
    form = RulesForm(request.POST)
    attempt(form, accept, by=request.user, group=inside.group)
    if form.errors:
        return page(request, inside, form, 422)
    return redirect("groups:group", slug)


def page(
    request: MemberRequest, inside: Membership, form: RulesForm, status: int = 200
) -> HttpResponse:
    context = {
        "group": inside.group,
        "tab": "talk",
        "steward": inside.steward,
        "due": inside.accepted < inside.group.edition,
        "editions": reads.editions(inside.group),
        "form": form,
    }
    return render(request, "groups/rules/rules.html", context, status=status)
