from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from community.members.models import Member
from community.members.requests import MemberRequest, member_page
from community.members.squares import square
from community.personas import access, proving, reads
from community.personas.actions import proofs as acts
from community.personas.forms import ProofForm
from community.personas.models import Proof
from community.personas.proving import State
from community.text.answers import attempt, done, refused

PAGE = "personas/proofs/list.html"


@member_page
def mine(request: MemberRequest) -> HttpResponse:
    """What the site states of me to whoever checks it."""
    if request.method != "POST":
        return render(request, PAGE, {"form": ProofForm(), **words(request)})
    form = ProofForm(request.POST)
    made = attempt(form, prove, by=request.user)
    if made is None:
        return refused(request, form, PAGE, words(request))
    return done(request, reverse("personas:proof", args=[made.pk]))


def prove(by: Member, group: str, key: UUID) -> Proof:
    return acts.prove(by, access.group_to_prove(by, group), key)


def words(request: MemberRequest) -> dict[str, object]:
    groups = access.groups_to_prove(request.user)
    page = reads.persona_of(request.user)
    return {"proofs": reads.proofs(request.user), "groups": groups, "page": page}


@member_page
@require_GET
def proof(request: MemberRequest, pk: int) -> HttpResponse:
    """One of mine, with the square to show or print."""
    one = access.proof_of(request.user, pk)
    state = proving.state(one, proving.known(request.user))
    check = reverse("personas:proof_check", args=[proving.token(one)])
    address = request.build_absolute_uri(check)
    shown = {"proof": one, "state": state, "address": address, "square": square(address)}
    return render(request, "personas/proofs/proof.html", shown)


@member_page
@require_POST
def withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    acts.take_back(request.user, access.proof_of(request.user, pk))
    messages.success(request, _("Taken back. Whoever checks it reads so."))
    return done(request, reverse("personas:proofs"))


@never_cache
@require_GET
def check(request: HttpRequest, token: str) -> HttpResponse:
    """To whoever holds it: whether it is ours, and still so. What is not so is not repeated, and
    of a group that nobody may know of nothing is said."""
    found = proving.found(token)
    if found is None:
        return render(request, "personas/proofs/check.html", {"state": "unknown"}, status=404)
    state = proving.state(found, proving.known(found.author))
    days = {"until": found.ends_at, "made": found.made_at}
    shown = {"state": state, "proof": found if state == State.VALID else None, **days}
    return render(request, "personas/proofs/check.html", shown)
