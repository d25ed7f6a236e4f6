"""What every answer passes through."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from psycopg.errors import DeadlockDetected


def keep_private(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """A signed-in member's page stays on no disk and in no cache: phones are shared and sold on."""

    def private(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if signed_in(request) and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response

    return private


def signed_in(request: HttpRequest) -> bool:
    """By the session as the answer has read it; one that could not be read is not asked again."""
    session = getattr(request, "session", None)
    if session is None or not hasattr(session, "_session_cache"):
        return False
    return "_auth_user_id" in session


class SecondTry:
    """What PostgreSQL ended to break a deadlock is done once more, by then with the way free.

    An act locks the rows it changes and, late, a topic for each event. One event on many topics
    takes them in one order; acts of several events cannot know beforehand which topics those will
    be, so two of them may still wait for each other. Done again from the beginning, since the
    transaction of one act, which is all a view does, was rolled back whole.
    """

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, trouble: Exception) -> HttpResponse | None:
        found = request.resolver_match
        if found is None or not isinstance(trouble.__cause__, DeadlockDetected):
            return None
        response: HttpResponse = found.func(request, *found.args, **found.kwargs)
        return response
