from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from community.members.requests import MemberRequest, member_page
from community.pictures import answers
from community.text.answers import attempt, done, refused
from mentorship import access, forms
from mentorship.actions import attestations as words
from mentorship.actions import corrections, relays
from mentorship.actions import entries as acts
from mentorship.models import Entry
from mentorship.reads import terms as reads
from mentorship.views import terms

WRITE = "mentorship/terms/write.html"
PAGE = "mentorship/terms/entry.html"
THIRD = "mentorship/terms/attestation.html"
OTHERS = "mentorship/terms/others.html"
RELAY = "mentorship/terms/relay.html"


@member_page
@require_POST
def checkins(request: MemberRequest, pk: int) -> HttpResponse:
    one, form = access.term_of(request.user, pk), forms.CheckInForm(request.POST)
    if attempt(form, acts.check_in, by=request.user, term=one) is None:
        context = terms.shown(request, one) | {"checkin": form}
        return refused(request, form, terms.PAGE, context)
    return done(request, one.get_absolute_url())


@member_page
def work(request: MemberRequest, pk: int) -> HttpResponse:
    return written(request, pk, forms.WorkForm, acts.show)


@member_page
def sitting(request: MemberRequest, pk: int) -> HttpResponse:
    return written(request, pk, forms.SittingForm, acts.sit)


def written(request: MemberRequest, pk: int, made: Any, act: Any) -> HttpResponse:
    one = access.term_of(request.user, pk)
    context = {"term": one, "works": made is forms.WorkForm}
    if request.method != "POST":
        return render(request, WRITE, {**context, "form": made()})
    form = made(request.POST, request.FILES)
    if attempt(form, act, by=request.user, term=one) is None:
        return refused(request, form, WRITE, context)
    return done(request, one.get_absolute_url())


@member_page
@require_GET
def entry(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.entry_of(request.user, pk)
    return render(request, PAGE, shown(request, one) | {"form": forms.CorrectionForm()})


def shown(request: MemberRequest, one: Entry) -> dict[str, Any]:
    """One entry, and what this reader may do with it."""
    other, running = one.author_id != request.user.pk, one.term.is_running
    teaches = one.term.mentor_id == request.user.pk
    return {
        "entry": one,
        "may_correct": teaches and running and one.kind == "work" and not one.is_corrected,
        "may_confirm": other and running and one.kind == "sitting" and not one.confirmed_at,
    }


@member_page
@require_POST
def correction(request: MemberRequest, pk: int) -> HttpResponse:
    one, form = access.entry_of(request.user, pk), forms.CorrectionForm(request.POST)
    if attempt(form, corrections.correct, by=request.user, entry=one) is None:
        return refused(request, form, PAGE, shown(request, one))
    return done(request, one.term.get_absolute_url())


@member_page
@require_POST
def confirmation(request: MemberRequest, pk: int) -> HttpResponse:
    one, form = access.entry_of(request.user, pk), forms.ButtonForm(request.POST)
    if attempt(form, acts.confirm, by=request.user, entry=one) is None:
        return refused(request, form, PAGE, shown(request, one))
    return done(request, one.term.get_absolute_url())


@member_page
@require_GET
def picture(request: MemberRequest, pk: int, width: str) -> HttpResponse:
    return answers.shown(access.entry_of(request.user, pk).picture, width)


@member_page
@require_POST
def thirds(request: MemberRequest, pk: int) -> HttpResponse:
    """Whoever learns names somebody who saw them do it."""
    one, form = access.term_of(request.user, pk), forms.ThirdForm(request.POST)
    if attempt(form, words.ask, by=request.user, term=one) is None:
        return refused(request, form, terms.PAGE, terms.shown(request, one) | {"third": form})
    return done(request, one.get_absolute_url())


@member_page
def attestation(request: MemberRequest, pk: int) -> HttpResponse:
    """For the third, and of the term no more than they are asked about."""
    one = access.attestation_of(request.user, pk)
    if request.method != "POST":
        return render(request, THIRD, {"one": one, "form": forms.AttestationForm()})
    form = forms.AttestationForm(request.POST)
    if attempt(form, words.attest, by=request.user, one=one) is None:
        return refused(request, form, THIRD, {"one": one})
    return done(request, one.get_absolute_url())


@member_page
def relay_new(request: MemberRequest, pk: int) -> HttpResponse:
    """Who else could go on with the term."""
    one = access.term_of(request.user, pk)
    context = {"term": one, "others": reads.others(one), "waiting": reads.open_relay(one)}
    if request.method != "POST":
        return render(request, OTHERS, {**context, "form": forms.RelayForm()})
    form = forms.RelayForm(request.POST)
    if attempt(form, asked, by=request.user, term=one) is None:
        return refused(request, form, OTHERS, context)
    return done(request, one.get_absolute_url())


def asked(badge: int, **words: Any) -> Any:
    return relays.ask(badge=access.badge_to_learn_from(badge), **words)


@member_page
def relay(request: MemberRequest, pk: int) -> HttpResponse:
    """For the mentor who is asked to go on."""
    one = access.relay_of(request.user, pk)
    if request.method != "POST":
        return render(request, RELAY, {"relay": one, "form": forms.AnswerRelayForm()})
    form = forms.AnswerRelayForm(request.POST)
    if attempt(form, relays.answer, by=request.user, relay=one) is None:
        return refused(request, form, RELAY, {"relay": one})
    accepted = form.cleaned_data["accepted"]
    home = reverse("mentorship:desk")
    return done(request, one.term.get_absolute_url() if accepted else home)
