from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from community.members import trust
from community.members.models import Ring
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, refused
from groups import access
from groups.actions import looks
from groups.forms import LookForm
from groups.models import Group

PAGE = "groups/queue/ring.html"


@member_page
def ring(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Who they are, since when, and what the steward makes of it."""
    group = access.group_stewarded_by(request.user, slug)
    return looked(request, group, access.ring_in(group, pk))


@member_page
def staff_ring(request: MemberRequest, pk: int) -> HttpResponse:
    access.staff_only(request.user)
    return looked(request, None, access.ring_passed(pk))


def looked(request: MemberRequest, group: Group | None, one: Ring) -> HttpResponse:
    form = LookForm(request.POST or None)
    context = ring_page(group, one)
    if request.method != "POST":
        return render(request, PAGE, {**context, "form": form})
    if attempt(form, looks.look, by=request.user, group=group, ring=one) is None:
        return refused(request, form, PAGE, context)
    messages.success(request, _("Done, and written in the book."))
    return redirect("groups:queue", group.slug) if group else redirect("groups:staff_queue")


def ring_page(group: Group | None, one: Ring) -> dict[str, Any]:
    """A steward reads the names of those of the group; the others are a number."""
    members = list(one.members.order_by("pk"))
    inside = {*group.memberships.values_list("member", flat=True)} if group else None
    known = [member for member in members if inside is None or member.pk in inside]
    lines = trust.lines(known)
    names = {"ring": one, "known": known, "unknown": len(members) - len(known), "trust": lines}
    return {"group": group} | names
