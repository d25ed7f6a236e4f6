"""When a session and its member were last here, noted at most every ten minutes and only on
pages that ask who."""

import time
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from community.members.models import Attendance

EVERY = 600


def middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> object:
    def seen(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        session = request.session
        asked_who = session.accessed and "_auth_user_id" in session
        if asked_who and time.time() - session.get("seen", 0) > EVERY:
            note(request)
        return response

    return seen


def note(request: HttpRequest) -> None:
    request.session["seen"] = int(time.time())
    here = UserSession.objects.filter(session_key=request.session.session_key)
    here.update(last_seen_at=timezone.now())
    Attendance.objects.note(int(request.session["_auth_user_id"]))
