from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from mentorship import access, access_asked, forms
from mentorship.actions import answers as acts
from mentorship.actions import helps
from mentorship.models import Answer
from mentorship.reads import attempts
from mentorship.views import questions

PAGE = "mentorship/answers/answer.html"


@member_page
@require_POST
def answers(request: MemberRequest, pk: int) -> HttpResponse:
    asked, form = access.question_of(request.user, pk), forms.AnswerForm(request.POST)
    given = attempt(form, acts.answer, by=request.user, question=asked)
    if given is None:
        return refused(request, form, questions.PAGE, questions.shown(request, asked))
    return done(request, given.get_absolute_url())


@member_page
@require_GET
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    """One answer, and what this member may do with it."""
    given = access.answer_of(request.user, pk)
    form = forms.EditAnswerForm(initial={"text": given.text})
    return render(request, PAGE, {**shown(request, given), "form": form})


def shown(request: MemberRequest, given: Answer) -> dict[str, Any]:
    own, mine = given.author_id == request.user.pk, attempts.of(request.user, given)
    said = {"result": mine.result, "words": mine.words} if mine else {}
    asker = given.question.author_id == request.user.pk
    may_undo = given.withdrawn_at is not None and given.withdrawn_by_id == request.user.pk
    return {
        "answer": given,
        "attempts": attempts.told(given),
        "mine": mine,
        "telling": forms.AttemptForm(initial=said),
        "may_try": not own and given.withdrawn_at is None,
        "may_change": own and given.may_change,
        "may_help": asker and not own and given.withdrawn_at is None,
        "may_undo": may_undo,
        "may_warn": access_asked.may_warn(request.user, given),
        "may_withdraw": given.withdrawn_at is None and (own or getattr(given, "stewarded", False)),
    }


@member_page
@require_POST
def answer_edition(request: MemberRequest, pk: int) -> HttpResponse:
    given, form = access.answer_of(request.user, pk), forms.EditAnswerForm(request.POST)
    if attempt(form, acts.edit, by=request.user, given=given) is None:
        return refused(request, form, PAGE, shown(request, given))
    return done(request, given.get_absolute_url())


@member_page
def answer_withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    """Asks once, then takes it back; with undo=1 it is put back."""
    given = access.answer_of(request.user, pk)
    form, act = forms.withdrawal(request, own=given.author_id == request.user.pk)
    context = {"thing": given, "url": given.get_absolute_url()}
    if request.method != "POST":
        return render(request, questions.WITHDRAW, {**context, "form": form})
    if attempt(form, getattr(acts, act), by=request.user, given=given) is None:
        return refused(request, form, questions.WITHDRAW, context)
    return done(request, given.get_absolute_url())


@member_page
@require_POST
def help(request: MemberRequest, pk: int) -> HttpResponse:
    """The asker marks what helped; with undo=1 takes the mark back."""
    given, form = access.answer_of(request.user, pk), forms.ButtonForm(request.POST)
    act = helps.unmark if "undo" in request.POST else helps.mark
    if attempt(form, act, by=request.user, answer=given) is None:
        return refused(request, form, PAGE, shown(request, given))
    return done(request, given.get_absolute_url())
