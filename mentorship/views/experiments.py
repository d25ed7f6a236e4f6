from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from mentorship import access_notebook, forms
from mentorship.actions import experiments as acts
from mentorship.models import Experiment
from mentorship.reads import experiments as reads
from mentorship.reads import pages
from mentorship.reads.tutorials import trades

NOTEBOOK = "mentorship/experiments/notebook.html"
NEW = "mentorship/experiments/new.html"
IDEA = "mentorship/experiments/idea.html"
PAGE = "mentorship/experiments/experiment.html"


@member_page
@require_GET
def notebook(request: MemberRequest) -> HttpResponse:
    """One's own trials, and what is tried in one's trades."""
    form = forms.FindForm(request.GET)
    asked = form.given()
    page = pages.page(reads.ideas(request.user, **asked), request.GET.get("page"))
    mine, pools = reads.notebook(request.user, page)
    context = {"mine": mine, "pools": pools, "page": page, "form": form, "asked": asked}
    return render(request, NOTEBOOK, context)


@member_page
def idea_new(request: MemberRequest) -> HttpResponse:
    form = forms.IdeaForm(request.POST if request.method == "POST" else None)
    form.fields["sector"].queryset = trades(request.user)  # type: ignore[attr-defined]
    if request.method != "POST":
        return render(request, NEW, {"form": form})
    begun = attempt(form, acts.begin, by=request.user)
    if begun is None:
        return refused(request, form, NEW, {})
    return done(request, begun.get_absolute_url())


@member_page
def idea(request: MemberRequest, pk: int) -> HttpResponse:
    """What is known of an idea; a POST takes it up."""
    noted = access_notebook.idea_of(request.user, pk)
    if request.method == "POST":
        return done(request, acts.take_up(request.user, noted).get_absolute_url())
    tried = list(reads.told_apart(noted.experiments.all()))
    own = next((one for one in tried if one.author_id == request.user.pk), None)
    return render(request, IDEA, {"pool": reads.pool_of(noted, tried), "own": own})


@member_page
@require_GET
def experiment(request: MemberRequest, pk: int) -> HttpResponse:
    own = access_notebook.experiment_of(request.user, pk)
    return render(request, PAGE, {**shown(own), "form": forms.TallyForm()})


def shown(own: Experiment) -> dict[str, Any]:
    rows = reads.tallies(own)
    return {"experiment": own, "idea": own.idea, "tallies": rows, "telling": reads.told(own, rows)}


@member_page
@require_POST
def tallies(request: MemberRequest, pk: int) -> HttpResponse:
    own, form = access_notebook.experiment_of(request.user, pk), forms.TallyForm(request.POST)
    if attempt(form, acts.count, by=request.user, experiment=own) is None:
        return refused(request, form, PAGE, shown(own))
    return done(request, own.get_absolute_url())


@member_page
@require_POST
def end(request: MemberRequest, pk: int) -> HttpResponse:
    """Ends it; with undo=1 it goes on."""
    own = access_notebook.experiment_of(request.user, pk)
    act = acts.resume if "undo" in request.POST else acts.end
    act(request.user, own)
    return done(request, own.get_absolute_url())
