from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from pricing import access
from pricing.actions import corrections
from pricing.desk import access as seen
from pricing.echo import echo
from pricing.forms.answers import CorrectionForm
from pricing.models import Quote

PAGE = "pricing/quotes/correction.html"


@member_page
def correction(request: MemberRequest, pk: int) -> HttpResponse:
    """One's own price put right."""
    return corrected(request, access.quote_of(request.user, pk))


@member_page
def by_steward(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """A member's price put right by a steward, who says why."""
    group = seen.desk_of(request.user, slug)
    quote = seen.quote_to_correct(request.user, group, pk)
    return corrected(request, quote, group=group)


def corrected(request: MemberRequest, quote: Quote, **words: object) -> HttpResponse:
    form = CorrectionForm(quote, request.POST or None)
    context = {"quote": quote, "form": form, **words}
    if request.method != "POST":
        return render(request, PAGE, context)
    made = attempt(form, corrections.correct, by=request.user, quote=quote, **words)
    if made is None:
        return refused(request, form, PAGE, context)
    messages.success(request, _("Corrected: %(price)s.") % {"price": echo(made)})
    return done(request, reverse("pricing:quote", args=[made.pk]))
