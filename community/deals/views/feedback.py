from collections.abc import Callable

from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from community.deals import access, reads
from community.deals.actions import feedback as acts
from community.deals.acts import act_of
from community.deals.forms import FeedbackForm, ReplyForm, WordsForm
from community.deals.models import Feedback
from community.members.access import member_known_to
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, refused

NEW, PAGE = "deals/feedback/new.html", "deals/feedback/feedback.html"


@member_page
def new(request: MemberRequest, noun: str, pk: int) -> HttpResponse:
    """How the other was, in three answers."""
    act = act_of(request.user, noun, pk)
    if request.method != "POST":
        return render(request, NEW, {"act": act, "form": FeedbackForm(act.role)})
    form = FeedbackForm(act.role, request.POST)
    made = attempt(form, acts.give, by=request.user, of=act)
    if made is None:
        return refused(request, form, NEW, {"act": act})
    return redirect("deals:feedback", made.pk)


@member_page
def of_member(request: MemberRequest, handle: str) -> HttpResponse:
    """What was said of somebody the reader knows."""
    member = member_known_to(request.user, handle)
    page = Paginator(reads.said_of(member), 20).get_page(request.GET.get("page"))
    words = {"member": member, "counts": reads.counts(member), "page": page}
    return render(request, "deals/feedback/list.html", words)


@member_page
def feedback(request: MemberRequest, pk: int) -> HttpResponse:
    return feedback_page(request, access.feedback_of(request.user, pk))


def feedback_page(request: MemberRequest, one: Feedback, form: Form | None = None) -> HttpResponse:
    words = reads.feedback(request.user, one) | {"form": form or WordsForm()}
    return render(request, PAGE, words, status=422 if form else 200)


@require_POST
@member_page
def mending(request: MemberRequest, pk: int) -> HttpResponse:
    return said(request, pk, ReplyForm(request.POST), acts.mend)


@require_POST
@member_page
def reply(request: MemberRequest, pk: int) -> HttpResponse:
    return said(request, pk, ReplyForm(request.POST), acts.reply)


@require_POST
@member_page
def withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    return said(request, pk, Form(request.POST), acts.take_back)


@require_POST
@member_page
def appeal(request: MemberRequest, pk: int) -> HttpResponse:
    return said(request, pk, WordsForm(request.POST), acts.appeal)


def said(request: MemberRequest, pk: int, form: Form, act: Callable[..., object]) -> HttpResponse:
    one = access.feedback_of(request.user, pk)
    if attempt(form, act, by=request.user, made=one) is None:
        return feedback_page(request, one, form)
    return redirect("deals:feedback", pk)
