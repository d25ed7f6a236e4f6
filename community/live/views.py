"""The same events over HTTP: after sleep, after a gap, and where sockets are blocked."""

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from community.live import access
from community.live.frames import HIGHEST
from community.members.models import Member


@require_GET
@never_cache
def events(request: HttpRequest, topic: str) -> JsonResponse:
    """404 for who may not watch, signed out or not: a script has no use for a sign-in page."""
    if not isinstance(request.user, Member):
        raise Http404
    after = number(request.GET.get("after", ""))
    return JsonResponse(access.since(request.user, topic, after).words(topic))


def number(written: str) -> int | None:
    if not written.isascii() or not written.isdigit() or len(written) > len(str(HIGHEST)):
        return None
    return int(written)
