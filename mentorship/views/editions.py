from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from community.text.render import tutorial as rendered
from mentorship import access, forms
from mentorship.actions import editions as acts
from mentorship.models import Edition
from mentorship.models.edition import State
from mentorship.models.tutorial import Kind
from mentorship.reads import platforms
from mentorship.reads import tutorials as reads

LIST = "mentorship/tutorials/editions.html"
PAGE = "mentorship/tutorials/edition.html"
WRITE = "mentorship/tutorials/write.html"


@member_page
@require_GET
def editions(request: MemberRequest, slug: str) -> HttpResponse:
    """Every edition this member may see, newest first."""
    tutorial = access.tutorial_of(request.user, slug)
    rows = access.editions_of(request.user, tutorial).defer("text", "html")
    return render(request, LIST, {"tutorial": tutorial, "editions": rows[:100]})


@member_page
@require_GET
def edition(request: MemberRequest, slug: str, number: int) -> HttpResponse:
    return render(request, PAGE, shown(request, access.edition_of(request.user, slug, number)))


def shown(request: MemberRequest, edition: Edition) -> dict[str, Any]:
    """An edition with what changed in it, and what this member may do with it."""
    own, state = edition.tutorial.author_id == request.user.pk, edition.state
    drawn, may = (
        getattr(edition, "illustrated", False),
        getattr(edition.tutorial, "may_review", False),
    )
    return {
        "tutorial": edition.tutorial,
        "edition": edition,
        "changes": reads.changes(edition),
        "reviews": edition.reviews.all(),
        "stood": any(one.author_id == request.user.pk for one in edition.reviews.all()),
        "own": own,
        "illustrations": reads.illustrations(edition.tutorial, edition) if drawn else [],
        "may_submit": own and state == State.DRAFT,
        "may_review": not own and state == State.SUBMITTED and may,
        "form": forms.ReturnForm(),
        "key_form": forms.KeyForm(),
    }


@member_page
def edition_new(request: MemberRequest, slug: str) -> HttpResponse:
    """The author writes on; each saving is the next edition."""
    tutorial = access.own_tutorial_of(request.user, slug)
    kind = forms.CardEditionForm if tutorial.kind == Kind.CARD else forms.EditionForm
    context: dict[str, Any] = {"tutorial": tutorial, "platforms": platforms.names(request.user)}
    if request.method != "POST":
        form = kind(initial=access.newest_of(request.user, tutorial).words)
        return render(request, WRITE, {**context, "form": form})
    form = kind(request.POST)
    if "preview" in request.POST and form.is_valid():
        context |= {"form": form, "preview": rendered(form.cleaned_data["text"])}
        return render(request, WRITE, context)
    edition = attempt(form, acts.edit, by=request.user, tutorial=tutorial)
    if edition is None:
        return refused(request, form, WRITE, context)
    return done(request, edition.get_absolute_url())


@member_page
@require_POST
def submission(request: MemberRequest, slug: str) -> HttpResponse:
    tutorial = access.own_tutorial_of(request.user, slug)
    newest, form = access.newest_of(request.user, tutorial), forms.ButtonForm(request.POST)
    if attempt(form, acts.submit, by=request.user, edition=newest) is None:
        return refused(request, form, PAGE, shown(request, newest))
    return done(request, newest.get_absolute_url())
