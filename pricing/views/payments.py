from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from community.members.models import Member
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from pricing.actions import payments
from pricing.forms.payments import MPESA, PaymentForm
from pricing.measures import plain
from pricing.models import Payment

PAGE = "pricing/payments/payment.html"


@member_page
def payment(request: MemberRequest) -> HttpResponse:
    """What sending money costs me, reckoned into every comparison I see."""
    start = {"lines": MPESA} if "mpesa" in request.GET else now(request.user)
    form = PaymentForm(request.POST or None, initial=start)
    if request.method != "POST":
        return render(request, PAGE, {"form": form})
    if attempt(form, payments.choose, by=request.user) is None:
        return refused(request, form, PAGE, {})
    messages.success(request, _("Kept. Comparisons reckon with it from now on."))
    return done(request, reverse("pricing:payment"))


def now(member: Member) -> dict[str, Any]:
    kept = Payment.objects.filter(member=member).first()
    if kept is None:
        return {}
    lines = "\n".join(f"{top} {fee}" for top, fee in kept.lines)
    return {"percent": plain(kept.percent) if kept.percent else "", "lines": lines}
