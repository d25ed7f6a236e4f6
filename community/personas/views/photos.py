from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from community.members.access import member_known_to
from community.members.requests import MemberRequest, member_page
from community.personas import access, reads
from community.personas.actions import photos as acts
from community.personas.forms import PhotoForm
from community.personas.models import Level, Photo
from community.personas.models.photo import MOST
from community.pictures import answers
from community.text.answers import attempt, done, refused
from community.text.refusals import Refusal

PAGE = "personas/photos/photos.html"


@member_page
def photos(request: MemberRequest) -> HttpResponse:
    """My pictures, and one more."""
    if request.method != "POST":
        return render(request, PAGE, {"form": PhotoForm(), **words(request)})
    form = PhotoForm(request.POST, request.FILES)
    if attempt(form, acts.show, by=request.user) is None:
        return refused(request, form, PAGE, words(request))
    return done(request, reverse("personas:photos"))


def words(request: MemberRequest, taken: Photo | None = None) -> dict[str, object]:
    shown = reads.photos_of(request.user.pk)
    room = len(shown) < MOST
    return {"photos": shown, "room": room, "taken": taken, "handle": request.user.handle}


@member_page
@require_POST
def withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    """Takes a picture down; posted with undo, puts it back."""
    photo, taken = access.photo_of(request.user, pk), None
    try:
        if request.POST.get("undo"):
            acts.put_back(request.user, photo)
        else:
            taken = acts.take_down(request.user, photo)
    except Refusal as refusal:
        messages.error(request, str(refusal.reason))
    return render(request, PAGE, {"form": PhotoForm(), **words(request, taken)})


@member_page
@require_GET
def picture(request: MemberRequest, handle: str, pk: int, width: str) -> HttpResponse:
    """To its owner, and to those who share a group with them where they show it to these."""
    member = member_known_to(request.user, handle)
    level = Level.ME if member == request.user else Level.GROUP
    shown = reads.face(reads.persona_of(member), level).photos
    found = next((one for one in shown if one.pk == pk), None)
    return answers.shown(found.picture if found else None, width)
