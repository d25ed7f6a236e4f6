from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from community.members.actions import profiles
from community.members.languages import remember
from community.members.models import Member


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """The same page in another language, remembered on this device and for the member."""
    wanted = request.POST.get("language", "")
    if wanted not in dict(settings.LANGUAGES):
        return HttpResponseBadRequest()
    if isinstance(request.user, Member):
        profiles.speak(request.user, wanted)
    return remember(redirect(back(request)), wanted)


def back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if ours and wanted.startswith("/") else "/"
