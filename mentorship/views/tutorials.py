from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from community.text.render import clean
from community.text.render import tutorial as rendered
from groups.access import group_of
from groups.models import Group
from mentorship import access, forms
from mentorship.actions import openings
from mentorship.actions import tutorials as acts
from mentorship.models import Tutorial
from mentorship.reads import pages, validity
from mentorship.reads import tutorials as reads
from mentorship.views import editions

LIST = "mentorship/tutorials/library.html"
NEW = "mentorship/tutorials/write.html"
PAGE = "mentorship/tutorials/tutorial.html"


@member_page
@require_GET
def library(request: MemberRequest, slug: str) -> HttpResponse:
    group, form = group_of(request.user, slug), forms.FindTutorialForm(request.GET)
    rows = reads.library(request.user, group.sector, **form.given())
    page = pages.page(rows, request.GET.get("page"))
    context = {"group": group, "tab": "library", "form": form, "asked": form.given(), "page": page}
    context |= {
        "lessons": reads.lessons(request.user, page),
        "own": reads.own(request.user, group.sector),
    }
    context |= {"waiting": reads.to_review(request.user).count()}
    return render(request, LIST, context)


@member_page
def tutorial_new(request: MemberRequest) -> HttpResponse:
    form = forms.TutorialForm(request.POST or None, initial=wanted(request))
    form.fields["sector"].queryset = reads.trades(request.user)  # type: ignore[attr-defined]
    if request.method != "POST":
        return render(request, NEW, {"form": form})
    if "preview" in request.POST and form.is_valid():
        return render(request, NEW, {"form": form, "preview": rendered(form.cleaned_data["text"])})
    tutorial = attempt(form, acts.draft, by=request.user)
    if tutorial is None:
        return refused(request, form, NEW, {})
    return done(request, tutorial.get_absolute_url())


def wanted(request: MemberRequest) -> dict[str, Any]:
    """The trade of the group one came from, and one's own language."""
    group = Group.objects.of(request.user).filter(slug=clean(request.GET.get("group", ""))).first()
    return {"sector": group and group.sector_id, "language": request.user.language}


@member_page
@require_GET
def tutorial(request: MemberRequest, slug: str) -> HttpResponse:
    """What readers see; before that, the newest edition its author or a reviewer may see."""
    lesson = access.tutorial_of(request.user, slug)
    if lesson.published is None:
        newest = access.newest_of(request.user, lesson)
        return render(request, editions.PAGE, editions.shown(request, newest))
    openings.open_lesson(request.user, lesson)
    form = forms.TrialForm(initial={"place": request.user.place_id})
    return render(request, PAGE, {**shown(request, lesson), "form": form})


def shown(request: MemberRequest, lesson: Tutorial) -> dict[str, Any]:
    return {
        "tutorial": lesson,
        "edition": lesson.published,
        "newer": access.newer_of(request.user, lesson),
        "validity": validity.of([lesson.pk], request.user.place)[lesson.pk],
        "trials": reads.trials(lesson),
        "own": lesson.author_id == request.user.pk,
        "home": reads.home_group(request.user, lesson.sector),
    }
