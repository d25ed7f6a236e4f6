from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from community.members.requests import MemberRequest, member_page
from community.personas import reads
from community.personas.actions.personas import confirm, describe
from community.personas.forms import PersonaForm
from community.personas.models import Level
from community.text.answers import attempt, done, refused

PAGE = "personas/personas/mine.html"


@member_page
def mine(request: MemberRequest) -> HttpResponse:
    """My business: what I say of it, and to whom."""
    persona = reads.mine(request.user)
    form = PersonaForm.of(persona, request.POST or None)
    words: dict[str, object] = {
        "persona": persona,
        "photos": reads.photos_of(request.user.pk),
        "form": form,
    }
    words["dictation"] = reads.dictation_for(request.user)
    words["points"] = reads.points(persona)
    if request.method != "POST":
        return render(request, PAGE, words)
    if attempt(form, describe, by=request.user) is None:
        return refused(request, form, PAGE, words)
    messages.success(request, _("Saved. Look at it as others see it."))
    return done(request, reverse("personas:mine"))


@member_page
@require_GET
def preview(request: MemberRequest, level: str) -> HttpResponse:
    """What a stranger sees, and what my groups see."""
    if level not in {Level.GROUP, Level.PUBLIC}:
        raise Http404
    to, persona = Level(level), reads.mine(request.user)
    words = {"persona": persona, "face": reads.face(persona, to), "to": to, "handle": own(request)}
    return render(request, "personas/personas/preview.html", words)


def own(request: MemberRequest) -> str:
    return request.user.handle


@member_page
@require_POST
def check(request: MemberRequest) -> HttpResponse:
    """All of it is still right."""
    confirm(request.user)
    messages.success(request, _("Thank you. Your page says that you looked today."))
    return redirect("personas:mine")
