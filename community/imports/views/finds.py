from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from community.imports import access, reads
from community.imports.accepting import accept, accept_each
from community.imports.actions import finds as acts
from community.imports.forms import AcceptForm
from community.imports.models import Sort
from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused

PAGE = "imports/find.html"
MOST = 50


@require_POST
@member_page
def keeping(request: MemberRequest, pk: int) -> HttpResponse:
    """The steward keeps it; posted with undo, passes it over."""
    one = access.find_stewarded_by(request.user, pk)
    act = acts.pass_over if request.POST.get("undo") else acts.keep
    act(request.user, one)
    here = reverse("imports:imported", args=[one.imported_id])
    return done(request, f"{here}?sort={one.sort}")


@require_POST
@member_page
def keeping_all(request: MemberRequest, pk: int) -> HttpResponse:
    imported = access.import_stewarded_by(request.user, pk)
    said = request.POST.get("sort", "")
    sort = said if said in Sort.values else Sort.PRICE.value
    acts.keep_all(request.user, imported, sort)
    return done(request, f"{reverse('imports:imported', args=[pk])}?sort={sort}")


@member_page
def mine(request: MemberRequest) -> HttpResponse:
    """What of mine stewards would use: I say yes or no to each."""
    page = reads.mine(request.user, request.GET.get("page"))
    context = {"page": page, "refused": reads.refused(request.user)}
    return render(request, "imports/mine.html", context)


@require_POST
@member_page
def acceptances(request: MemberRequest) -> HttpResponse:
    """My yes to all that this page showed me; what must be asked about stays there."""
    shown = [int(pk) for pk in request.POST.getlist("find")[:MOST] if pk.isdecimal()]
    theirs = access.finds_of(request.user).filter(refused_at=None, pk__in=shown).order_by("pk")
    left = accept_each(request.user, theirs)
    return done(request, reverse("imports:mine") + (f"?left={left}" if left else ""))


@member_page
def acceptance(request: MemberRequest, pk: int) -> HttpResponse:
    """My yes; where something must be asked first, a page that asks it."""
    one = access.find_of(request.user, pk)
    reads.label([one])
    if request.method != "POST":
        return render(request, PAGE, {"find": one, "form": AcceptForm()})
    form = AcceptForm(request.POST)
    if attempt(form, accept, by=request.user, find=one) is None:
        return refused(request, form, PAGE, {"find": one})
    return done(request, reverse("imports:mine"))


@require_POST
@member_page
def refusal(request: MemberRequest, pk: int) -> HttpResponse:
    acts.refuse(request.user, access.find_of(request.user, pk))
    return done(request, reverse("imports:mine"))
