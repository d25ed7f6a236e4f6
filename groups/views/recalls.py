from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, refused
from groups import access, reads
from groups.actions import recalls as acts
from groups.forms import PaperForm, PetitionForm
from groups.models import Recall

PAGE, NEW = "groups/recalls/recall.html", "groups/recalls/new.html"


@member_page
def recalls(request: MemberRequest, slug: str) -> HttpResponse:
    """Which stewards the members want to go, or wanted."""
    group = access.group_of(request.user, slug)
    page = Paginator(reads.recalls(group), 20).get_page(request.GET.get("page"))
    context = {"group": group, "tab": "people", "page": page, "stewards": list(group.stewards())}
    return render(request, "groups/recalls/list.html", context)


@member_page
def new(request: MemberRequest, slug: str, handle: str) -> HttpResponse:
    group = access.group_of(request.user, slug)
    steward = access.found(group.stewards().filter(handle=handle).first())
    context = {"group": group, "tab": "people", "steward": steward}
    if request.method != "POST":
        return render(request, NEW, {**context, "form": PetitionForm()})
    form = PetitionForm(request.POST)
    made = attempt(form, acts.petition, by=request.user, group=group, steward=steward)
    if made is None:
        return refused(request, form, NEW, context)
    return redirect("groups:recall", made.pk)


@member_page
def recall(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.recall_of(request.user, pk)
    return render(request, PAGE, recall_page(request, one, PaperForm()))


def recall_page(request: MemberRequest, one: Recall, form: Form) -> dict[str, Any]:
    return {"group": one.group, "form": form} | reads.recall(request.user, one)


@require_POST
@member_page
def signatures(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.recall_of(request.user, pk)
    form = PaperForm(request.POST)
    del form.fields["ends"]
    if attempt(form, acts.sign, by=request.user, recall=one) is None:
        return refused(request, form, PAGE, recall_page(request, one, form))
    return redirect("groups:recall", pk)


@require_POST
@member_page
def papers(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.recall_of(request.user, pk)
    form = PaperForm(request.POST)
    if attempt(form, acts.vote, by=request.user, recall=one) is None:
        return refused(request, form, PAGE, recall_page(request, one, form))
    messages.success(request, _("Your vote is in the box."))
    return redirect("groups:recall", pk)
