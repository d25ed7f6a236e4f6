from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from community.text.render import clean
from community.text.render import tutorial as rendered
from groups.actions import slips
from groups.models import Group
from mentorship import access, access_shelf, forms
from mentorship import offline as keep
from mentorship.actions import openings
from mentorship.actions import tutorials as acts
from mentorship.models import Tutorial
from mentorship.reads import pages, platforms, shelves, validity
from mentorship.reads import tutorials as reads
from mentorship.views import editions

LIST = "mentorship/tutorials/library.html"
NEW = "mentorship/tutorials/write.html"
PAGE = "mentorship/tutorials/tutorial.html"
FEW = 10


@member_page
@require_GET
def library(request: MemberRequest, slug: str) -> HttpResponse:
    group = access_shelf.library_of(request.user, slug)
    form = forms.FindTutorialForm(request.GET)
    rows = reads.library(request.user, group.sector, **form.given())
    page = pages.page(rows, request.GET.get("page"))
    context = {"group": group, "tab": "library", "form": form, "asked": form.given(), "page": page}
    context |= {"lessons": reads.lessons(request.user, page), "shelf": shelves.shelf(group)}
    if form.given().keys() == {"q"} and group.writes:
        slips.heed(request.user, group, form.given()["q"], len(page.object_list))
    context |= {"own": reads.own(request.user, group.sector) if group.writes else []}
    return render(request, LIST, context)


@member_page
def tutorial_new(request: MemberRequest) -> HttpResponse:
    """A lesson; with ?kind=card what a platform takes and when it pays."""
    kind = forms.CardForm if request.GET.get("kind") == "card" else forms.TutorialForm
    form = kind(request.POST or None, initial=wanted(request))
    form.fields["sector"].queryset = reads.trades(request.user)  # type: ignore[attr-defined]
    context: dict[str, Any] = {"form": form, "platforms": platforms.names(request.user)}
    if request.method != "POST":
        return render(request, NEW, context)
    if "preview" in request.POST and form.is_valid():
        context |= {"preview": rendered(form.cleaned_data["text"])}
        return render(request, NEW, context)
    tutorial = attempt(form, acts.draft, by=request.user)
    if tutorial is None:
        return refused(request, form, NEW, context)
    return done(request, tutorial.get_absolute_url())


def wanted(request: MemberRequest) -> dict[str, Any]:
    """The trade of the group one came from, and one's own language."""
    group = Group.objects.of(request.user).filter(slug=clean(request.GET.get("group", ""))).first()
    card = request.GET.get("kind") == "card"
    topic = clean(request.GET.get("topic", "platform" if card else ""))
    return {"sector": group and group.sector_id, "language": request.user.language, "topic": topic}


@member_page
@require_GET
def tutorial(request: MemberRequest, slug: str) -> HttpResponse:
    """What readers see; before that, the newest edition its author or a reviewer may see."""
    lesson = access.tutorial_of(request.user, slug)
    if lesson.published is None:
        newest = access.newest_of(request.user, lesson)
        return render(request, editions.PAGE, editions.shown(request, newest))
    opened(request, lesson)
    return render(request, PAGE, shown(request, lesson))


def opened(request: MemberRequest, lesson: Tutorial) -> None:
    if not getattr(lesson, "opened", False):
        openings.open_lesson(request.user, lesson)


def shown(request: MemberRequest, lesson: Tutorial) -> dict[str, Any]:
    own, may_review = lesson.author_id == request.user.pk, getattr(lesson, "may_review", False)
    told = validity.told([lesson.root])[lesson.root]
    return {
        "tutorial": lesson,
        "edition": lesson.published,
        "newer": access.newer_of(request.user, lesson) if own or may_review else None,
        "validity": validity.validity(told, request.user.place),
        "trials": told[:FEW],
        "own": own,
        "may_renew": may_review and not own,
        "home": getattr(lesson, "home", None),
        "key_form": forms.KeyForm(),
        "confirming": forms.ConfirmationForm(),
        **reads.beside(request.user, lesson),
    }


@member_page
@require_GET
def offline(request: MemberRequest, slug: str) -> HttpResponse:
    """One page to keep: it asks nothing of anybody once it is saved."""
    lesson = access.published_of(request.user, slug)
    opened(request, lesson)
    told = validity.of([lesson.root], request.user.place)[lesson.root]
    pictures = [(one.shows, one.picture) for one in reads.illustrations(lesson)]
    words = {"tutorial": lesson, "edition": lesson.published, "validity": told}
    saved = keep.page(pictures, **words, today=timezone.localdate())
    name = f'attachment; filename="{lesson.slug}.html"'
    return HttpResponse(saved, headers={"Content-Disposition": name})
