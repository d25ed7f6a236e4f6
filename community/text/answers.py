"""How a view answers an act: a page for a form, a word for the live script."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from community.text.refusals import Refusal

T = TypeVar("T")


def attempt(form: Form, act: Callable[..., T], **words: Any) -> T | None:
    """Does the act if the form is in order; a refusal becomes the form's error and None."""
    if not form.is_valid():
        return None
    try:
        return act(**words, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal.reason))
        return None


def done(request: HttpRequest, url: str) -> HttpResponse:
    """The act is committed: a browser goes to the page, the live script hears it on the socket."""
    return HttpResponse(status=204) if from_script(request) else redirect(url)


def refused(
    request: HttpRequest, form: Form, template: str, context: dict[str, Any]
) -> HttpResponse:
    """The form again with its reasons and all that was typed, under 422."""
    if from_script(request):
        return JsonResponse({"errors": form.errors.get_json_data()}, status=422)
    return render(request, template, {**context, "form": form}, status=422)


def from_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Sokoni") == "live"
