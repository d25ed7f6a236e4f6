"""What a load balancer asks of a process, and what is said when the database is out of reach."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import get_template
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from community.machine import readiness

AGAIN = 5


@require_safe
@never_cache
def livez(request: HttpRequest) -> JsonResponse:
    """The process answers; it asks nothing of anyone else."""
    return JsonResponse({"alive": True})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """The process can do its work: 200, or 503 with what is missing."""
    parts = readiness.parts()
    ready = all(said == readiness.FINE for said in parts.values())
    return JsonResponse({"ready": ready, **parts}, status=200 if ready else 503)


def broken(request: HttpRequest) -> HttpResponse:
    """handler500: a database out of reach, or a pool used up, is 503 and "come again".

    The page is drawn without the request, whose reader would have to be asked of the database.
    """
    page = get_template("500.html").render()
    if not isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return HttpResponse(page, status=500)
    return HttpResponse(page, status=503, headers={"Retry-After": str(AGAIN)})
