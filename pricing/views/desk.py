"""The steward's desk of prices: what waits for a word, and a word on one report."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from pricing.actions import rulings
from pricing.desk import access, items, reads, story
from pricing.forms.desk import RulingForm

PAGE = 30
RULING = "pricing/desk/ruling.html"


@member_page
def shown(request: MemberRequest, slug: str) -> HttpResponse:
    group = access.desk_of(request.user, slug)
    context = {"group": group, "tab": "prices", "waiting": items.waiting(group)}
    return render(request, "pricing/desk/desk.html", context | reads.desk(group))


@member_page
def ruling(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Set aside, let stand or left to the rule, with the reason."""
    group = access.desk_of(request.user, slug)
    quote = access.quote_to_rule(request.user, group, pk)
    form = RulingForm(request.POST or None)
    context = {"group": group, "tab": "prices", "form": form, "quote": quote, "cell": quote.cell}
    context |= {"state": story.state(quote), "insiders": reads.insiders(group)}
    if request.method != "POST":
        return render(request, RULING, context)
    if attempt(form, rulings.rule, by=request.user, group=group, quote=quote) is None:
        return refused(request, form, RULING, context)
    messages.success(request, _("Decided. It stands in the book, with your reason."))
    return done(request, reverse("pricing:desk", args=[group.slug]))


@member_page
def book(request: MemberRequest, slug: str) -> HttpResponse:
    """The book of prices, for every member who buys here."""
    group = access.book_of(request.user, slug)
    page = Paginator(reads.book(request.user, group), PAGE).get_page(request.GET.get("page"))
    context = {"group": group, "tab": "prices", "page": page}
    return render(request, "pricing/desk/book.html", context)
