from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from community.sms.reads import latest


@never_cache
def texts(request: HttpRequest) -> HttpResponse:
    """A demo has no gateway: who signs in reads their code here, and so may anyone. Never live."""
    if not settings.DEMO:
        raise Http404
    return render(request, "sms/texts.html", {"texts": latest(), "at_the_door": True})
