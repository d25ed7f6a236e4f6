"""How a view answers an act: a page for a form, a word for the live script."""

from collections.abc import Callable
from typing import Any, TypeVar, cast
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render

from community.text.refusals import Refusal

T = TypeVar("T")


def attempt(form: Form, act: Callable[..., T], **words: Any) -> T | None:
    """Does the act if the form is in order; a refusal becomes the form's error and None.

    Where the form's key stands for other words, it gets a new one, so that sending it again works.
    """
    if not form.is_valid():
        return None
    try:
        return act(**words, **form.cleaned_data)
    except Refusal as refusal:
        error = ValidationError(str(refusal.reason), code=str(refusal.status))
        form.add_error(refusal.field if refusal.field in form.fields else None, error)
        if refusal.status == 409 and "key" in form.fields:
            renewed = cast(QueryDict, form.data).copy()
            renewed["key"] = str(uuid4())
            form.data = renewed
        return None


def tried(request: HttpRequest, act: Callable[..., object], *words: Any) -> bool:
    """An act that has no form to say it in: the next page says why it was not done."""
    try:
        act(*words)
    except Refusal as refusal:
        messages.error(request, str(refusal.reason))
        return False
    return True


def done(request: HttpRequest, url: str) -> HttpResponse:
    """The act is committed: a browser goes to the page, the live script hears it on the socket,
    or goes there too where the form's page shows nothing of it."""
    if from_script(request):
        return HttpResponse(status=204, headers={"Location": url})
    return redirect(url)


def refused(
    request: HttpRequest, form: Form, template: str, context: dict[str, Any]
) -> HttpResponse:
    """The form again with its reasons and all that was typed, under 422.

    Under 429 where it was too much for now: the script then keeps it and tries again.
    """
    status = 429 if "429" in codes(form) else 422
    if from_script(request):
        return JsonResponse({"errors": form.errors.get_json_data()}, status=status)
    return render(request, template, {**context, "form": form}, status=status)


def codes(form: Form) -> set[str | None]:
    return {error.code for errors in form.errors.as_data().values() for error in errors}


def from_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Sokoni") == "live"
