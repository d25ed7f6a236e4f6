from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from community.members.access import member_known_to
from community.members.requests import MemberRequest, member_page
from community.members.squares import square
from community.personas import access, proving, reads
from community.personas.actions import pages
from community.personas.models import Level, Persona
from community.pictures import answers
from community.text.refusals import Refusal


@require_GET
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """A business as everybody may read it, with a proof that can be checked."""
    persona = access.page_at(slug)
    words: dict[str, object] = {"persona": persona, "face": reads.face(persona, Level.PUBLIC)}
    words["seen_in"] = reads.seen_in(persona)
    return render(request, "personas/pages/page.html", words | proof_words(request, persona))


def proof_words(request: HttpRequest, persona: Persona) -> dict[str, object]:
    proof = reads.proof_on(persona)
    if proof is None:
        return {"proof": None}
    check = reverse("personas:proof_check", args=[proving.token(proof)])
    return {"proof": proof, "check": check, "square": square(request.build_absolute_uri(check))}


@require_GET
@member_page
def of(request: MemberRequest, handle: str) -> HttpResponse:
    """From what a business said in a room: its page, where it has one for everybody."""
    persona = Persona.objects.open().filter(member=member_known_to(request.user, handle)).first()
    if persona is None:
        return redirect("front:member", handle)
    return redirect(persona)


@require_GET
def picture(request: HttpRequest, slug: str, pk: int, width: str) -> HttpResponse:
    """To everybody, where the page is open and shows its pictures to everybody."""
    shown = reads.face(access.page_at(slug), Level.PUBLIC).photos
    return answers.shown(next((one.picture for one in shown if one.pk == pk), None), width)


@member_page
@require_POST
def switch(request: MemberRequest) -> HttpResponse:
    """Opens my page for everybody, or closes it."""
    try:
        (pages.close_page if request.POST.get("closing") else pages.open_page)(request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal.reason))
    return redirect("personas:mine")
