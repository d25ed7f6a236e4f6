from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from pricing.actions import disputes
from pricing.desk import access
from pricing.forms.answers import DisputeForm

PAGE = "pricing/quotes/dispute.html"


@member_page
def dispute(request: MemberRequest, pk: int) -> HttpResponse:
    """I saw another price: which, or what is wrong with this one."""
    quote = access.quote_of(request.user, pk)
    form = DisputeForm(quote, request.POST or None)
    context = {"quote": quote, "form": form}
    if request.method != "POST":
        return render(request, PAGE, context)
    if attempt(form, disputes.dispute, by=request.user, quote=quote) is None:
        return refused(request, form, PAGE, context)
    messages.success(request, _("Said. What you saw counts like any other price."))
    return done(request, reverse("pricing:quote", args=[quote.pk]))


@member_page
@require_POST
def withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    """What one said of it, taken back."""
    quote = access.quote_of(request.user, pk)
    disputes.withdraw(request.user, access.dispute_of(request.user, quote))
    return done(request, reverse("pricing:quote", args=[quote.pk]))
