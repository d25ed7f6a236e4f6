from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from community.alerts import access, reads
from community.alerts.actions import alerts as acts
from community.alerts.forms import AlertForm, EchoForm
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, refused

NEW, PAGE = "alerts/new.html", "alerts/alert.html"


@member_page
def alerts(request: MemberRequest) -> HttpResponse:
    """What is warned of now where one is, and what is sure elsewhere."""
    return render(request, "alerts/list.html", {"alerts": reads.alerts(request.user)})


@member_page
def new(request: MemberRequest) -> HttpResponse:
    places = reads.choices(request.user)
    if request.method != "POST":
        return render(request, NEW, {"places": places, "form": AlertForm().at(places)})
    form = AlertForm(request.POST).at(places)
    made = attempt(form, acts.warn, by=request.user)
    if made is None:
        return refused(request, form, NEW, {"places": places})
    return redirect("alerts:alert", made.pk)


@member_page
def alert(request: MemberRequest, pk: int) -> HttpResponse:
    access.alert_of(request.user, pk)
    return render(request, PAGE, shown(request, pk, EchoForm()))


def shown(request: MemberRequest, pk: int, form: Form) -> dict[str, Any]:
    return {"form": form} | reads.whole(request.user, pk)


@require_POST
@member_page
def echoes(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.alert_of(request.user, pk)
    form = EchoForm(request.POST)
    if attempt(form, acts.echo, by=request.user, alert=one) is None:
        return refused(request, form, PAGE, shown(request, pk, form))
    return redirect("alerts:alert", pk)


@require_POST
@member_page
def withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    """Takes one's own back; posted with undo, puts it back."""
    one = access.alert_by(request.user, pk)
    act = acts.put_back if request.POST.get("undo") else acts.withdraw
    act(request.user, one)
    return redirect("alerts:alert", pk)
