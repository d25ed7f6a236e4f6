from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from community.members import trust
from community.members.models import Member
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from groups.access import group_of
from groups.actions import slips
from groups.models import Group
from mentorship import access, access_asked, asked, forms
from mentorship.actions import questions as acts
from mentorship.guessing import likeliest, taken
from mentorship.models import Question
from mentorship.outlines import OUTLINES, outline
from mentorship.reads import abouts, pages, similar
from mentorship.reads import questions as reads
from mentorship.referrals import referral

LIST = "mentorship/questions/list.html"
NEW = "mentorship/questions/new.html"
PAGE = "mentorship/questions/question.html"
EDIT = "mentorship/questions/edit.html"
SKILL = "mentorship/questions/skill.html"
WITHDRAW = "mentorship/withdraw.html"
ANSWERS, CHIPS = 15, 8


@member_page
@require_GET
def questions(request: MemberRequest, slug: str) -> HttpResponse:
    group, form = asked.group_of(request.user, slug), forms.FindQuestionForm(request.GET)
    rows = reads.listed(group, **form.given())
    context = {"group": group, "tab": "questions", "form": form, "asked": form.given()}
    page = pages.page(rows, request.GET.get("page"))
    if form.given().keys() == {"q"}:
        slips.heed(request.user, group, form.given()["q"], len(page.object_list))
    return render(request, LIST, {**context, "page": page, "head": group.head})


@member_page
def question_new(request: MemberRequest, slug: str) -> HttpResponse:
    group = group_of(request.user, slug)
    chosen = outline(request.GET.get("about", ""))
    context: dict[str, Any] = {"group": group, "tab": "questions"}
    context |= {"outlines": OUTLINES, "chosen": chosen} | skills(group, request.POST.get("skill"))
    context |= addressed(request)
    if request.method != "POST":
        return render(request, NEW, {**context, "form": forms.QuestionForm().outlined(chosen)})
    form = forms.QuestionForm(request.POST)
    if form.is_valid() and "seen" not in request.POST:
        context |= before_sending(request, group, form.cleaned_data)
    if context.get("similar") or context.get("unsure"):
        return render(request, NEW, {**context, "form": form})
    asked = attempt(form, acts.ask, by=request.user, group=group)
    if asked is None:
        return refused(request, form, NEW, context)
    return done(request, asked.get_absolute_url())


def addressed(request: MemberRequest) -> dict[str, Any]:
    """Whom to ask first, as the address of the page says; a tap leaves them out."""
    handle = request.POST.get("to", request.GET.get("to", "")).replace("\0", "")
    to = Member.objects.filter(handle=handle, is_active=True).first() if handle else None
    return {"to": to, "wanted": request.method != "POST" or "to" in request.POST}


def skills(group: Group, picked: str | None) -> dict[str, Any]:
    """What one may say that a question is about."""
    held = abouts.skills(group.sector_id)
    areas = abouts.by_area(held)
    return {"areas": areas, "many": len(held) > CHIPS, "picked": picked or ""}


def before_sending(request: MemberRequest, group: Group, said: dict[str, Any]) -> dict[str, Any]:
    """What was asked before, and what it is likely about where nobody said so."""
    alike = similar.answered(request.user, group, said["title"])
    if said["skill"]:
        return {"similar": alike}
    held = abouts.skills(group.sector_id)
    guessed = abouts.told_by(group, f"{said['title']} {said['detail']}", held)
    likely, _area = held.get(likeliest(guessed), ("", ""))
    unsure = bool(likely) and not taken(guessed)
    return {"similar": alike, "unsure": unsure, "picked": likely}


@member_page
def question_skill(request: MemberRequest, pk: int) -> HttpResponse:
    """Its asker says what it is about."""
    asked = access_asked.own_question_of(request.user, pk)
    context = {"question": asked, "group": asked.group, "tab": "questions", "frame": frame(asked)}
    if request.method != "POST":
        form = forms.SkillForm(initial={"skill": asked.skill})
        return render(request, SKILL, context | {"form": form} | skills(asked.group, asked.skill))
    form = forms.SkillForm(request.POST)
    if attempt(form, acts.say_skill, by=request.user, question=asked) is None:
        context |= skills(asked.group, request.POST.get("skill"))
        return refused(request, form, SKILL, context)
    return done(request, asked.get_absolute_url())


@member_page
@require_GET
def question(request: MemberRequest, pk: int) -> HttpResponse:
    asked = access.question_of(request.user, pk)
    return render(request, PAGE, {**shown(request, asked), "form": forms.AnswerForm()})


def shown(request: MemberRequest, asked: Question) -> dict[str, Any]:
    """The page of a question; its head was read with it, before the answers."""
    page = pages.page(reads.answers(asked), request.GET.get("page"), ANSWERS)
    context = {"question": asked, "group": asked.group, "tab": "questions"}
    context |= {"page": page, "frame": frame(asked)}
    again = list(reads.asked_again(asked)) if asked.asked_by > 1 else []
    askers = {one.author_id for one in (asked, *again)}
    context["referral"] = referral(f"{asked.title} {asked.detail}")
    context |= {"again": again, "hears": request.user.pk in askers}
    context["trust"] = {} if asked.unnamed else {asked.author_id: trust.told(asked.author, asked)}
    return context | reads.abilities(request.user, asked)


def frame(asked: Question) -> str:
    """A mentor of the trade who is not of the group sees the question without its group's tabs."""
    inside = getattr(asked, "inside", False)
    return "groups/frame.html" if inside else "mentorship/frame.html"


@member_page
def question_edition(request: MemberRequest, pk: int) -> HttpResponse:
    asked = access.question_of(request.user, pk)
    context = {"question": asked, "group": asked.group, "tab": "questions", "frame": frame(asked)}
    if request.method != "POST":
        initial = {"title": asked.title, "detail": asked.detail}
        return render(request, EDIT, {**context, "form": forms.EditQuestionForm(initial=initial)})
    form = forms.EditQuestionForm(request.POST)
    if attempt(form, acts.edit, by=request.user, question=asked) is None:
        return refused(request, form, EDIT, context)
    return done(request, asked.get_absolute_url())


@member_page
def question_withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    """Asks once, then takes it back; with undo=1 it is put back."""
    asked = access.question_of(request.user, pk)
    form, act = forms.withdrawal(request, own=asked.author_id == request.user.pk)
    context = {"thing": asked, "url": asked.get_absolute_url()}
    if request.method != "POST":
        return render(request, WITHDRAW, {**context, "form": form})
    if attempt(form, getattr(acts, act), by=request.user, question=asked) is None:
        return refused(request, form, WITHDRAW, context)
    return done(request, asked.get_absolute_url())
