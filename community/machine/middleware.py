"""What every answer passes through."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control


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
