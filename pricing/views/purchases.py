from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from pricing import access, ledger
from pricing.actions import purchases
from pricing.forms.purchases import PurchaseForm, start

NEW = "pricing/purchases/new.html"


@never_cache
@member_page
def listed(request: MemberRequest) -> HttpResponse:
    """My own book, a month at a time."""
    month = asked_month(request.GET.get("month", ""))
    context = {
        "book": ledger.book(request.user, month),
        "before": (month - timedelta(days=1)).replace(day=1),
        "after": following(month),
        "removed": ledger.removed(request.user),
    }
    return render(request, "pricing/purchases/list.html", context)


def asked_month(words: str) -> date:
    """2026-11, else this month."""
    today = timezone.localdate().replace(day=1)
    try:
        asked = date.fromisoformat(f"{words}-01")
    except ValueError:
        return today
    return asked if ledger.OLDEST <= asked <= today else today


def following(month: date) -> date | None:
    after = (month + timedelta(days=32)).replace(day=1)
    return after if after <= timezone.localdate() else None


@never_cache
@member_page
def download(request: MemberRequest) -> HttpResponse:
    """All of my book as a file."""
    answer = HttpResponse(ledger.as_csv(request.user), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="sokoni-purchases.csv"'
    return answer


@never_cache
@member_page
def new(request: MemberRequest, quote: int | None = None) -> HttpResponse:
    """A line of its own, or one in the place of a price I reported."""
    seen = None if quote is None else access.quote_of(request.user, quote)
    form = PurchaseForm(request.POST or None, initial=start(seen))
    context = {"form": form, "quote": seen}
    if request.method != "POST":
        return render(request, NEW, context)
    kept = attempt(form, purchases.keep, by=request.user, quote=seen)
    if kept is None:
        return refused(request, form, NEW, context)
    messages.success(request, _("In your book, where only you see it."))
    return done(request, page_of(kept.bought_on))


@member_page
@require_POST
def removal(request: MemberRequest, pk: int) -> HttpResponse:
    """Takes a line out of my book; posted with undo, puts it back."""
    line = access.purchase_of(request.user, pk)
    act = purchases.restore if request.POST.get("undo") else purchases.remove
    act(request.user, line)
    return done(request, page_of(line.bought_on))


@member_page
@require_POST
def omission(request: MemberRequest, quote: int) -> HttpResponse:
    """A price I reported but did not buy at."""
    line = purchases.leave_out(request.user, access.quote_of(request.user, quote))
    return done(request, page_of(line.bought_on))


def page_of(day: date) -> str:
    return f"{reverse('pricing:purchases')}?month={day:%Y-%m}"
