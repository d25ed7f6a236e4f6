from typing import Any

from allauth.account.adapter import get_adapter
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from community.machine import limiter
from community.members.requests import MemberRequest, member_page
from community.members.squares import square
from community.text.answers import attempt, done, refused, tried
from community.text.refusals import Refusal
from groups import access, reads
from groups.actions import tickets as acts
from groups.forms import TicketForm
from groups.models import Group, Ticket

PAGE = "groups/tickets/list.html"
GUESSES, WHILE = 60, 600


@member_page
def tickets(request: MemberRequest, slug: str) -> HttpResponse:
    """The invitations to pass on, and how often each was used; a POST makes one."""
    group = access.group_stewarded_by(request.user, slug)
    if request.method != "POST":
        return render(request, PAGE, shown(group, TicketForm()))
    form = TicketForm(request.POST)
    made = attempt(form, acts.make, by=request.user, group=group)
    if made is None:
        return refused(request, form, PAGE, shown(group, form))
    return done(request, reverse("groups:ticket", args=[made.pk]))


def shown(group: Group, form: Form) -> dict[str, Any]:
    return {"group": group, "tab": "people", "form": form, "tickets": reads.tickets(group)}


@never_cache
@member_page
def ticket(request: MemberRequest, pk: int) -> HttpResponse:
    """One to show, print or send."""
    one = access.ticket_stewarded_by(request.user, pk)
    link = request.build_absolute_uri(reverse("groups:entry", args=[one.slug]))
    words = {"group": one.group, "tab": "people", "ticket": one, "link": link}
    words |= {"square": square(link), "used": one.admissions.count()}
    return render(request, "groups/tickets/ticket.html", words)


@require_POST
@member_page
def revocation(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.ticket_stewarded_by(request.user, pk)
    tried(request, acts.revoke, request.user, one)
    return redirect("groups:tickets", one.group.slug)


@never_cache
def entry(request: HttpRequest, word: str) -> HttpResponse:
    """Whoever holds an invitation reads where it leads; a POST comes in."""
    try:
        held = held_by(request, word)
        if request.method == "POST":
            answer: HttpResponse = enter(request, held)
            return answer
        acts.refuse_spent(held)
    except Refusal as refusal:
        return spent(request, refusal)
    return render(request, "groups/tickets/entry.html", {"ticket": held, "group": held.group})


def held_by(request: HttpRequest, word: str) -> Ticket:
    """A wrong word is answered as any address that leads nowhere; guessing ends soon."""
    try:
        return access.ticket_held(word)
    except Http404:
        limiter.spend("tickets.guessed", guesser(request), GUESSES, WHILE)
        raise


def guesser(request: HttpRequest) -> str:
    return str(get_adapter(request).get_client_ip(request))


@member_page
def enter(request: MemberRequest, held: Ticket) -> HttpResponse:
    return redirect("groups:group", acts.enter(request.user, held).group.slug)


def spent(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    words = {"reason": refusal.reason}
    return render(request, "groups/tickets/spent.html", words, status=refusal.status)
