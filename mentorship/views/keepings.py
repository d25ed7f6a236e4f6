from collections.abc import Callable, Sequence
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from community.members.requests import MemberRequest, member_page
from community.text.answers import attempt, done, refused
from groups import reads as talk
from groups.access import room_of
from groups.forms.moves import NumbersField
from groups.models import Room
from groups.views.rooms import number
from mentorship import access, forms
from mentorship.actions import credits
from mentorship.actions import keepings as acts
from mentorship.models import Keeping
from mentorship.reads import keepings as reads

PICK = "mentorship/keepings/pick.html"
NEW = "mentorship/keepings/new.html"
PAGE = "mentorship/keepings/keeping.html"


@member_page
@require_GET
def keep(request: MemberRequest, pk: int) -> HttpResponse:
    """Messages to choose from, from ?from= on; once chosen, what shall become of them."""
    room = room_of(request.user, pk)
    pks = NumbersField(required=False).clean(request.GET.getlist("messages"))
    if any(one.text and not one.is_withdrawn for one in access.spoken_of(request.user, pks)):
        return render(request, NEW, new_page(request, room, pks))
    first = number(request, "from")
    chosen = [] if first is None else [first]
    context = {"room": room, "offered": talk.from_on(room, first), "chosen": chosen}
    context |= {"none": "pick" in request.GET, "waiting": reads.waiting(request.user, room)}
    return render(request, PICK, context)


def new_page(
    request: MemberRequest, room: Room, pks: Sequence[int], **given: Form
) -> dict[str, Any]:
    """What was chosen, and the two things that can be made of it."""
    said = access.spoken_of(request.user, pks)
    spoken = [one for one in said if one.text and not one.is_withdrawn]
    words = {"messages": pks, "language": request.user.language}
    made = {
        "lesson": forms.KeptLessonForm(initial=words),
        "answer": forms.KeptAnswerForm(room, initial=words),
    }
    return {"room": room, "spoken": spoken, **made, **given}


@member_page
@require_POST
def lesson(request: MemberRequest, pk: int) -> HttpResponse:
    room = room_of(request.user, pk)
    form = forms.KeptLessonForm(request.POST)
    return made(request, room, "lesson", form, acts.into_lesson)


@member_page
@require_POST
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    room = room_of(request.user, pk)
    form = forms.KeptAnswerForm(room, request.POST)
    return made(request, room, "answer", form, acts.into_answer)


def made(
    request: MemberRequest, room: Room, name: str, form: Form, act: Callable[..., Keeping]
) -> HttpResponse:
    """The form names the messages; the act gets those that this member can read."""
    pks = NumbersField(required=False).clean(request.POST.getlist("messages"))
    said = access.spoken_of(request.user, pks)

    def through(messages: Sequence[int], **words: Any) -> Keeping:
        return act(messages=said, **words)

    kept = attempt(form, through, by=request.user, room=room)
    if kept is None:
        context = new_page(request, room, pks, **{name: form})
        return refused(request, form, NEW, context)
    lesson = kept.tutorial
    return done(request, (lesson or kept).get_absolute_url())


@member_page
@require_GET
def keeping(request: MemberRequest, pk: int) -> HttpResponse:
    kept = reads.shown(request.user, access.keeping_of(request.user, pk))
    form = forms.AnswerForm(initial={"text": kept["draft"]})
    return render(request, PAGE, {**kept, "form": form})


@member_page
@require_POST
def sending(request: MemberRequest, pk: int) -> HttpResponse:
    kept, form = access.own_keeping_of(request.user, pk), forms.AnswerForm(request.POST)
    if kept.question_id is not None:
        access.question_of(request.user, kept.question_id)
    given = attempt(form, acts.send, by=request.user, keeping=kept)
    if given is None:
        return refused(request, form, PAGE, reads.shown(request.user, kept))
    return done(request, given.get_absolute_url())


@member_page
@require_POST
def refusal(request: MemberRequest, pk: int) -> HttpResponse:
    """One of those credited says no; with undo=1, yes after all."""
    kept, form = access.keeping_of(request.user, pk), forms.ButtonForm(request.POST)
    act = credits.allow if "undo" in request.POST else credits.refuse
    if attempt(form, act, by=request.user, keeping=kept) is None:
        return refused(request, form, PAGE, reads.shown(request.user, kept))
    return done(request, kept.get_absolute_url())
