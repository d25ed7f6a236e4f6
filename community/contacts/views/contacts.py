from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from community.contacts import access, reads
from community.contacts.actions import contacts as acts
from community.contacts.forms import ContactForm, ScoreForm, WordForm
from community.contacts.models import Contact
from community.members.forms import KeyForm
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from groups.access import group_of

LIST = "contacts/contacts/list.html"
WRITE = "contacts/contacts/write.html"
PAGE = "contacts/contacts/contact.html"


@require_GET
@member_page
def contacts(request: MemberRequest, slug: str) -> HttpResponse:
    """The group's contact book."""
    group = group_of(request.user, slug)
    words = request.GET.get("q", "").strip()[:100]
    found = {"contacts": reads.contacts(group, words), "dropped": reads.dropped(group)}
    return render(request, LIST, {"group": group, "tab": "talk", "q": words, **found})


@member_page
def new(request: MemberRequest, slug: str) -> HttpResponse:
    group = group_of(request.user, slug)
    page = {"group": group, "tab": "talk"}
    if request.method != "POST":
        return render(request, WRITE, page | {"form": ContactForm()})
    form = ContactForm(request.POST)
    made = attempt(form, acts.add, by=request.user, group=group)
    return refused(request, form, WRITE, page) if made is None else at(request, made)


@require_GET
@member_page
def contact(request: MemberRequest, pk: int) -> HttpResponse:
    one = access.contact_of(request.user, pk)
    return render(request, PAGE, shown(one))


def shown(contact: Contact, **words: Any) -> dict[str, Any]:
    one = reads.sure_of(contact)
    here = {
        "contact": one,
        "group": one.group,
        "tab": "talk",
        "form": WordForm(),
        "score": ScoreForm(),
    }
    known = {
        "history": reads.history(one),
        "cases": reads.cases_about(one),
        "card": reads.card(one),
    }
    return {**here, **known, **words}


@member_page
def entry(request: MemberRequest, pk: int) -> HttpResponse:
    """Writes the line anew."""
    one = access.contact_of(request.user, pk)
    page = {"group": one.group, "tab": "talk", "contact": one}
    if request.method != "POST":
        return render(request, WRITE, page | {"form": ContactForm.about(one.entry)})
    form = ContactForm(request.POST)
    made = attempt(form, acts.change, by=request.user, contact=one)
    return refused(request, form, WRITE, page) if made is None else at(request, one)


@require_POST
@member_page
def words(request: MemberRequest, pk: int) -> HttpResponse:
    """Still right, or wrong."""
    one = access.contact_of(request.user, pk)
    form = WordForm(request.POST)
    if attempt(form, acts.confirm, by=request.user, contact=one) is None:
        return refused(request, form, PAGE, shown(one))
    return at(request, one)


@require_POST
@member_page
def restoration(request: MemberRequest, pk: int) -> HttpResponse:
    """Puts an older line back."""
    older = access.entry_of(request.user, pk)
    form = KeyForm(request.POST)
    if attempt(form, acts.put_back, by=request.user, entry=older) is None:
        one = access.contact_of(request.user, older.contact_id)
        return refused(request, form, PAGE, shown(one))
    return redirect("contacts:contact", older.contact_id)


@require_POST
@member_page
def dropping(request: MemberRequest, pk: int) -> HttpResponse:
    """Takes a line out; posted with undo, puts it back."""
    one = access.contact_of(request.user, pk)
    act = acts.restore if request.POST.get("undo") else acts.drop
    form = Form(request.POST)
    if attempt(form, act, by=request.user, contact=one) is None:
        return refused(request, form, PAGE, shown(one))
    return done(request, reverse("contacts:list", args=[one.group.slug]))


def at(request: MemberRequest, contact: Contact) -> HttpResponse:
    return done(request, reverse("contacts:contact", args=[contact.pk]))
